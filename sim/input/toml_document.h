// A TOML file as a tree of plain nodes, each with the file, line and column where it stands.
//
// Everything above works on this tree, so that the TOML library stays inside one source file and an overlay
// can mix nodes of several files. This file must not know a policy or a scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/problem_list.h"
#include "sim/model/day.h"

namespace slettefrist::input {

struct Place {
  std::string file;
  int line = 0;  // from 1
  int column = 0;
};

enum class NodeKind : std::uint8_t { table, list, text, whole, number, truth, day, instant, other };

struct Member;

// One value. `other` is what no key of ours takes: clock times, and dates outside what a Day may be.
struct Node {
  NodeKind kind = NodeKind::table;
  Place place;
  std::string text;  // kind text: the value; any other scalar: as it is shown in messages
  std::int64_t whole = 0;
  double number = 0.0;  // of whole numbers too
  bool truth = false;
  Day day;
  Instant instant;
  std::vector<Member> members;  // kind table, in the order of the file
  std::vector<Node> items;      // kind list
};

struct Member {
  std::string key;
  Place place;  // of the key
  Node value;
};

const Member* member_of(const Node& table, std::string_view key);  // nullptr if there is none
Member* member_of(Node& table, std::string_view key);

// What stands there, for "read ...": "\"12 moths\"", "7", "a table".
std::string shown(const Node& node);

struct TomlDocument {
  Node root;
  std::string text;  // the bytes of the file
};

// Nothing if the file cannot be read, is not UTF-8 or not TOML: `problems` then says why.
std::optional<TomlDocument> read_document(const std::string& path, ProblemList& problems);

}  // namespace slettefrist::input
