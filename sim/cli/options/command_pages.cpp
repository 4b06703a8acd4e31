// Walks the verbs and their options; see command_pages.h.
//
// What an option takes is read off its type: words with | between them are offered, anything else is a file.
// It must not know a verb by name.
#include "sim/cli/options/command_pages.h"

#include <iostream>
#include <sstream>
#include <vector>

#include "sim/cli/options/version.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> options_of(const CLI::App& verb) {
  return verb.get_options([](const CLI::Option*) { return true; });
}

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }
bool is_positional(const CLI::Option& option) { return option.nonpositional() == false; }

std::string long_name(const CLI::Option& option) { return "--" + option.get_lnames().front(); }

// "csv|ndjson|sqlite" as "csv ndjson sqlite"; "" where the type is no list of words: FILE, N and their kin.
std::string words_of(const std::string& type) {
  std::string words;
  for (const char c : type) {
    const bool is_of_word = (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    if (!is_of_word && c != '|') return "";
    words += c == '|' ? ' ' : c;
  }
  return words;
}

bool is_path(const std::string& type) {
  return type.find("FILE") != std::string::npos || type.find("DIR") != std::string::npos ||
         type.find("PATH") != std::string::npos || type == "CSV" || type == "SPEC";
}

void append_verb_case(std::ostringstream& out, const CLI::App& verb) {
  std::string names;
  std::string subjects;
  std::ostringstream values;
  bool takes_scenario = false;
  for (const CLI::Option* option : options_of(verb)) {
    if (is_positional(*option)) {
      subjects += words_of(option->get_type_name());
      takes_scenario = takes_scenario || option->get_name() == "SCENARIO";
      continue;
    }
    names += (names.empty() ? "" : " ") + long_name(*option);
    if (is_flag(*option)) continue;
    const std::string words = words_of(option->get_type_name());
    values << "        " << long_name(*option) << ") ";
    if (!words.empty()) {
      values << "COMPREPLY=($(compgen -W \"" << words << "\" -- \"$word\")); ";
    } else if (is_path(option->get_type_name())) {
      values << "_slettefrist_files; ";
    }
    values << "return ;;\n";
  }
  out << "    " << verb.get_name() << ")\n      options=\"" << names << "\"\n";
  if (!subjects.empty()) out << "      subjects=\"" << subjects << "\"\n";
  if (takes_scenario) out << "      subjects=\"$(_slettefrist_scenarios)\"\n";
  out << "      case \"$before\" in\n" << values.str() << "      esac ;;\n";
}

// A line of roff: a hyphen that is typed stays one, and no line begins with a command by chance.
std::string escaped(const std::string& text) {
  std::string roff;
  bool is_line_start = true;
  for (const char c : text) {
    if (is_line_start && (c == '.' || c == '\'')) roff += "\\&";
    if (c == '\\') {
      roff += "\\e";
    } else if (c == '-') {
      roff += "\\-";
    } else {
      roff += c;
    }
    is_line_start = c == '\n';
  }
  return roff;
}

void append_examples(std::ostringstream& out, const std::string& footer) {
  if (!footer.empty()) out << ".PP\n.nf\n" << escaped(footer) << "\n.fi\n";
}

void append_verb_section(std::ostringstream& out, const CLI::App& verb) {
  out << ".SS " << escaped(verb.get_name());
  for (const CLI::Option* option : options_of(verb)) {
    if (!is_positional(*option)) continue;
    const std::string name = option->get_name();
    out << ' ' << escaped(option->get_required() ? name : "[" + name + "]");
  }
  out << "\n" << escaped(verb.get_description()) << "\n";
  for (const CLI::Option* option : options_of(verb)) {
    out << ".TP\n";
    if (is_positional(*option)) {
      out << ".I " << escaped(option->get_name()) << "\n";
    } else {
      out << ".BR " << escaped(long_name(*option));
      if (!is_flag(*option)) out << " \" " << escaped(option->get_type_name()) << "\"";
      out << "\n";
    }
    out << escaped(option->get_description()) << "\n";
  }
  append_examples(out, verb.get_footer());
}

}  // namespace

std::string bash_completion(const CLI::App& app) {
  std::ostringstream out;
  std::string verbs;
  for (const CLI::App* verb : verbs_of(app)) verbs += (verbs.empty() ? "" : " ") + verb->get_name();
  out << "# bash completion for slettefrist " << kVersion << ", written by `slettefrist completion bash`.\n"
      << "_slettefrist_files() {\n"
      << "  compopt -o default 2>/dev/null\n"
      << "  COMPREPLY=()\n"
      << "}\n"
      << "_slettefrist_scenarios() {\n"
      << "  slettefrist list scenarios 2>/dev/null | sed -e 's/ .*//' -e 's,.*/,,' -e 's/\\.toml$//'\n"
      << "}\n"
      << "_slettefrist() {\n"
      << "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" options=\"\" "
         "subjects=\"\"\n"
      << "  COMPREPLY=()\n"
      << "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      << "    COMPREPLY=($(compgen -W \"" << verbs << " --help --version\" -- \"$word\"))\n"
      << "    return\n"
      << "  fi\n"
      << "  case \"${COMP_WORDS[1]}\" in\n";
  for (const CLI::App* verb : verbs_of(app)) append_verb_case(out, *verb);
  out << "  esac\n"
      << "  if [[ \"$word\" == -* ]]; then\n"
      << "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      << "  else\n"
      << "    COMPREPLY=($(compgen -W \"$subjects\" -- \"$word\"))\n"
      << "    [ ${#COMPREPLY[@]} -gt 0 ] || _slettefrist_files\n"
      << "  fi\n"
      << "}\n"
      << "complete -F _slettefrist slettefrist\n";
  return out.str();
}

std::string manual_page(const CLI::App& app) {
  std::ostringstream out;
  out << ".TH SLETTEFRIST 1 \"\" \"slettefrist " << kVersion << "\" \"User Commands\"\n"
      << ".SH NAME\nslettefrist \\- deletion deadlines, proved\n"
      << ".SH SYNOPSIS\n.B slettefrist\n.I VERB\n[ARGUMENTS]\n"
      << ".SH DESCRIPTION\n"
      << escaped(app.get_description()) << ".\n"
      << ".SH VERBS\n";
  for (const CLI::App* verb : verbs_of(app)) append_verb_section(out, *verb);
  out << ".SH \"EXIT STATUS AND EXAMPLE\"\n";
  append_examples(out, app.get_footer());
  return out.str();
}

bool print_page(const CLI::App& app, const Options& options) {
  if (options.verb == "man") {
    std::cout << manual_page(app);
    return true;
  }
  if (options.verb != "completion") return false;
  if (options.subject != "bash") {
    throw InputError(Problem{"", 0, 0, "completion: read \"" + options.subject + "\", expected bash",
                             "Other shells can often read bash's"});
  }
  std::cout << bash_completion(app);
  return true;
}

}  // namespace slettefrist::cli
