// Generates lives and loads them into a new store through Store::apply, and says how long both took together.
//
//   bench_load FILE STORE CITIZENS THREADS new|run [TRACE]   appends "wall-seconds cpu-seconds rows" to FILE
//
// `new`: the store is filled first, and its indexes and log come when that is over, within the clock. `run`:
// it has them from the start, as between two nights of a run. Citizens come first, while lives are drawn; all
// else comes in pieces of a month, with its documents' bytes. With two threads the next ones are generated
// while one is loaded. At the end the file is brought to the disk, within the clock. With TRACE what was
// written is recorded instead of timed, for a raw replay of the same inserts.
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/recording_store.h"
#include "bench/sample_world.h"
#include "bench/usage.h"
#include "sim/scratch/ahead.h"

namespace slettefrist::bench {
namespace {

struct Piece {
  Instant until;
  History history;
  std::unordered_map<RecordId, std::string> contents;  // of the documents that are loaded with it
};

void draw_contents(Piece& piece) {
  for (const Family& family : piece.history.families) {
    for (const Document& document : family.documents) {
      if (document.stored_at >= piece.until) continue;
      piece.contents.emplace(document.document_id, generators::document_bytes(document));
    }
  }
}

constexpr std::size_t kPiecesAhead = 2;
constexpr std::size_t kCitizensAhead = 16'384;  // in few portions: at the end of each a thread waits
constexpr int kPieceDays = 30;

std::vector<Instant> stops() {
  std::vector<Instant> stops;
  const generators::Settings settings = settings_for(1);
  for (Day date = settings.history_from; date <= settings.ends_on; date = date + kPieceDays)
    stops.push_back(night_of(date));
  return stops;
}

// Calls `load` with every piece, which another thread generates where there are two.
template <class Load>
void generate(const generators::Settings& settings, int threads, const Load& load) {
  const auto source = generators::make_source(settings);
  const std::vector<Instant> all = stops();
  auto stop = all.begin();
  scratch::Ahead<Piece> pieces{kPiecesAhead, threads > 1, [&]() -> std::optional<Piece> {
                                 if (auto citizens = source->next_citizens(kCitizensAhead);
                                     !citizens.empty()) {
                                   Piece piece{all.front(), {}, {}};
                                   piece.history.citizens = std::move(citizens);
                                   return piece;
                                 }
                                 if (stop == all.end()) return std::nullopt;
                                 Piece piece{*stop++, {}, {}};
                                 source->deliver_until(piece.until, piece.history);
                                 draw_contents(piece);
                                 return piece;
                               }};
  while (auto piece = pieces.next()) load(*piece);
}

// What one piece brings: records and documents alike are in the store when they are delivered. A child that
// comes after the piece's end is left out, as its raw twin has it from the same batch.
void load_into(Store& store, const Piece& piece) { store.apply(batch_of(piece.history, piece.until)); }

void to_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0 || ::fsync(file) != 0) throw std::runtime_error(path + ": cannot be brought to the disk");
  ::close(file);
}

int record(const std::string& path, const generators::Settings& settings, const std::string& trace_path) {
  const auto store = create_sqlite_store(path, content_of, false);
  TraceWriter trace{trace_path};
  RecordingStore recording{*store, trace};
  generate(settings, 1, [&](Piece& piece) { load_into(recording, piece); });
  trace.close();
  return 0;
}

int load(const char* file, const std::string& path, const generators::Settings& settings, bool is_run) {
  Piece* loaded = nullptr;
  const auto content = [&](const Document& document) -> std::optional<std::string> {
    return std::move(loaded->contents.at(document.document_id));
  };
  auto store = create_sqlite_store(path, content, false);
  if (is_run) store->checkpoint();
  const auto start = std::chrono::steady_clock::now();
  const Usage before = used_since(start);
  generate(settings, settings.threads, [&](Piece& piece) {
    loaded = &piece;
    load_into(*store, piece);
  });
  store->checkpoint();
  store.reset();
  to_disk(path);
  const Usage after = used_since(start);
  const std::int64_t rows = rows_in(*open_sqlite_store(path, true));
  std::ofstream{file, std::ios::app} << after.wall_seconds << ' ' << after.cpu_seconds - before.cpu_seconds
                                     << ' ' << rows << '\n';
  return 0;
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  using namespace slettefrist::bench;
  const std::string_view way = argc < 6 ? "" : argv[5];
  if (argc > 7 || (way != "new" && way != "run")) {
    std::cerr << "usage: bench_load FILE STORE CITIZENS THREADS new|run [TRACE]\n";
    return 2;
  }
  try {
    auto settings = settings_for(std::stoll(argv[3]));
    settings.threads = std::stoi(argv[4]);
    return argc == 7 ? record(argv[2], settings, argv[6]) : load(argv[1], argv[2], settings, way == "run");
  } catch (const std::exception& error) {
    std::cerr << "bench_load: " << error.what() << '\n';
    return 3;
  }
}
