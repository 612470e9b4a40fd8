#include "clients/cli/completion.h"

#include <fmt/format.h>

namespace veieninn::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// The words that stand before the cursor, without options, lead to a case each.
std::string cases(const std::vector<CommandWords>& words, std::string_view indent) {
  std::string text;
  for (const CommandWords& one : words) {
    text += fmt::format("{}\"{}\") next=\"{}\"; options=\"{}\"; files={} ;;\n", indent, one.path,
                        joined(one.commands), joined(one.options), one.takes_files ? 1 : 0);
  }
  return text;
}

std::string bash_script(const std::vector<CommandWords>& words) {
  return fmt::format(R"(# bash completion for veieninn: source <(veieninn completion bash)
_veieninn_words() {{
  case "$1" in
{0}    *) return 1 ;;
  esac
}}
_veieninn() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" path="" word i next="" options="" files=0
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="${{COMP_WORDS[i]}}"
    [[ $word == -* ]] && continue
    _veieninn_words "${{path:+$path }}$word" || continue
    path="${{path:+$path }}$word"
  done
  _veieninn_words "$path"
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n $next ]]; then
    COMPREPLY=($(compgen -W "$next" -- "$current"))
  elif ((files)); then
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}}
complete -o filenames -F _veieninn veieninn
)",
                     cases(words, "    "));
}

std::string zsh_script(const std::vector<CommandWords>& words) {
  return fmt::format(R"(#compdef veieninn
# zsh completion for veieninn: veieninn completion zsh > "${{fpath[1]}}/_veieninn"
_veieninn_words() {{
  case "$1" in
{0}    *) return 1 ;;
  esac
}}
_veieninn() {{
  local chosen="" word i next="" options="" files=0
  for ((i = 2; i < CURRENT; i++)); do
    word="${{words[i]}}"
    [[ $word == -* ]] && continue
    _veieninn_words "${{chosen:+$chosen }}$word" || continue
    chosen="${{chosen:+$chosen }}$word"
  done
  _veieninn_words "$chosen"
  if [[ ${{words[CURRENT]}} == -* ]]; then
    compadd -- ${{=options}}
  elif [[ -n $next ]]; then
    compadd -- ${{=next}}
  elif ((files)); then
    _files
  fi
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _veieninn "$@"; else compdef _veieninn veieninn; fi
)",
                     cases(words, "    "));
}

std::string fish_script(const std::vector<CommandWords>& words) {
  std::string cases_text;
  for (const CommandWords& one : words) {
    cases_text += fmt::format("    case '{}'\n      echo '{}' | string split ' '\n", one.path,
                              joined(one.commands) + (one.commands.empty() ? "" : " ") +
                                  joined(one.options) + (one.takes_files ? " @files" : ""));
  }
  return fmt::format(R"(# fish completion for veieninn
function __veieninn_words
  switch "$argv"
{0}    case '*'
      return 1
  end
end
function __veieninn_complete
  set -l path
  set -l tokens (commandline -opc)
  for word in $tokens[2..-1]
    string match -q -- '-*' $word; and continue
    __veieninn_words $path $word >/dev/null; and set path $path $word
  end
  set -l words (__veieninn_words $path)
  for word in $words
    if test "$word" = @files
      __fish_complete_path (commandline -ct)
    else
      echo $word
    end
  end
end
complete -c veieninn -f -a '(__veieninn_complete)'
)",
                     cases_text);
}

}  // namespace

Outcome<std::string> completion_script(std::string_view shell,
                                       const std::vector<CommandWords>& words) {
  if (shell == "bash") return bash_script(words);
  if (shell == "zsh") return zsh_script(words);
  if (shell == "fish") return fish_script(words);
  return fail(ExitCode::kUsage, fmt::format("no completion for the shell '{}'", shell),
              {"say bash, zsh or fish"});
}

}  // namespace veieninn::cli
