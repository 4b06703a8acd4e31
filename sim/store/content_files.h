// Documents' bytes in a folder beside the store: one file a document, named by its id.
//
// The seam for whoever puts, removes or counts them. It must not know a row: which files should be there is
// the business of others.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/records.h"

namespace slettefrist {

// Ids of documents whose rows are gone and whose files are to follow; kept in the store by whoever purges it.
constexpr std::string_view kContentToRemoveTable = "aux_content_to_remove";

class ContentFiles {
 public:
  explicit ContentFiles(std::string folder) : folder_(std::move(folder)) {}
  // Throws InputError unless a folder may be put here: nothing there, or nothing in it but documents' files.
  static void require_own_place(const std::string& folder);
  static void remove_own(const std::string& folder);  // unless anything else lies in it

  bool is_there() const;  // the folder
  void put(RecordId document_id, std::string_view bytes) const;
  void remove(RecordId document_id) const;  // one that is gone already is well
  bool has(RecordId document_id) const;
  std::vector<RecordId> ids() const;  // of every file that is named by one, sorted
  // Every file that is named by an id, with the digest of its bytes (0: it cannot be read), in id order.
  void inventory(const std::function<void(RecordId document_id, std::uint64_t digest)>& file) const;

  static void make_empty(const std::string& folder);  // what an earlier store of ours has left there goes
  static std::uint64_t digest_of_bytes(std::string_view bytes);
  static bool is_name_of_a_document(std::string_view file_name);

 private:
  std::string path_of(RecordId document_id) const;

  std::string folder_;
};

}  // namespace slettefrist
