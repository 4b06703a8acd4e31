// The bytes of a document, in the form that its media type tells.
//
// A pure function of id, form and size. Must not know where the bytes go.
#include <cassert>

#include "generators/document_forms.h"
#include "generators/generators.h"
#include "generators/stream.h"

namespace slettefrist::generators {

std::string_view media_type_of(FileForm form) {
  switch (form) {
    case FileForm::pdf:
      return "application/pdf";
    case FileForm::png:
      return "image/png";
    case FileForm::text:
      break;
  }
  return "text/plain";
}

std::string_view ending_of(FileForm form) {
  switch (form) {
    case FileForm::pdf:
      return ".pdf";
    case FileForm::png:
      return ".png";
    case FileForm::text:
      break;
  }
  return ".txt";
}

FileForm form_of(std::string_view media_type) {
  for (const FileForm form : {FileForm::pdf, FileForm::png}) {
    if (media_type == media_type_of(form)) return form;
  }
  return FileForm::text;
}

std::size_t least_bytes(FileForm form, std::size_t token_length) {
  switch (form) {
    case FileForm::pdf:
      return least_pdf_bytes(token_length);
    case FileForm::png:
      return least_png_bytes(token_length);
    case FileForm::text:
      break;
  }
  return token_length;
}

std::string document_bytes(const Document& document) {
  assert(document.byte_size >= 0);
  const auto size = static_cast<std::size_t>(document.byte_size);
  const std::string mark = token(Area::document, document.document_id);
  const std::uint64_t draw = mixed(static_cast<std::uint64_t>(document.document_id));
  const FileForm form = form_of(document.media_type);
  assert(form == FileForm::text || size >= least_bytes(form, mark.size()));
  if (form == FileForm::pdf) return pdf_file(mark, draw, size);
  if (form == FileForm::png) return png_file(mark, draw, size);
  return text_file(mark, draw, size);
}

}  // namespace slettefrist::generators
