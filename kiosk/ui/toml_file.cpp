#include "kiosk/ui/toml_file.h"

#include <toml++/toml.h>

#include <utility>

#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::ui {

namespace {

constexpr std::size_t toml_bytes_max = 4u << 20;

void gather(const toml::table& table, const std::string& prefix, std::vector<TomlLeaf>& leaves) {
    for (auto&& [key, node] : table) {
        std::string name = prefix + std::string(key.str());
        if (const auto* inner = node.as_table()) {
            gather(*inner, name + ".", leaves);
            continue;
        }
        TomlLeaf leaf;
        leaf.name = std::move(name);
        leaf.line = node.source().begin.line;
        if (const auto text = node.value_exact<std::string>()) {
            leaf.kind = TomlLeaf::Kind::text;
            leaf.text = *text;
        } else if (node.is_number()) {
            leaf.kind = TomlLeaf::Kind::number;
            leaf.number = node.value_or(0.0);
        }
        leaves.push_back(std::move(leaf));
    }
}

}  // namespace

base::Error mistake_at(const std::string& path, std::uint32_t line, const std::string& what) {
    return {base::Code::invalid, base::text_of("{}:{}: {}", path, line, what)};
}

base::Result<std::vector<TomlLeaf>> read_toml(const std::string& path) {
    TRY_ASSIGN(const std::string bytes, base::read_file(path, toml_bytes_max));
    std::vector<TomlLeaf> leaves;
    try {
        gather(toml::parse(bytes, path), "", leaves);
    } catch (const toml::parse_error& error) {
        return mistake_at(path, error.source().begin.line, std::string(error.description()));
    }
    return leaves;
}

}  // namespace daofang::ui
