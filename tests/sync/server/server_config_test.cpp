#include "sync/server/server_config.h"

#include <gtest/gtest.h>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

namespace daofang::server {
namespace {

Start read(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "daofang-server");
    std::vector<char*> raw;
    for (std::string& one : arguments) raw.push_back(one.data());
    return read_command_line(static_cast<int>(raw.size()), raw.data());
}

std::string mistakes_in(const std::string& toml) {
    ServerConfig config;
    const base::Status status = read_config(toml, "server.toml", config);
    return status ? "" : status.error().what;
}

TEST(ServerConfig, ReadsEveryKeyOfAFile) {
    ServerConfig config;
    const base::Status status = read_config(R"(
data = "/d"
listen = "[::1]:99"
token_file = "/t"
port_file = "/p"
[upstream]
url = "https://city.example:8470/"
token_file = "/u"
[limits]
connections = 10
connections_per_address = 5
request_s = 7
idle_s = 8
)",
                                            "server.toml", config);
    ASSERT_TRUE(status.ok()) << status.error().what;
    EXPECT_EQ(config.data, "/d");
    EXPECT_EQ(config.listen.host, "::1");
    EXPECT_EQ(config.listen.port, 99);
    EXPECT_EQ(config.token_file, "/t");
    EXPECT_EQ(config.port_file, "/p");
    EXPECT_EQ(config.upstream_url, "https://city.example:8470");
    EXPECT_EQ(config.upstream_token_file, "/u");
    EXPECT_EQ(config.connections_max, 10u);
    EXPECT_EQ(config.connections_per_address_max, 5u);
    EXPECT_EQ(config.request_s, 7u);
    EXPECT_EQ(config.idle_s, 8u);
}

TEST(ServerConfig, NamesEveryMistakeWithItsPlace) {
    const std::string mistakes = mistakes_in(
        "dta = \"/d\"\n"
        "listen = \"nowhere\"\n"
        "[limits]\n"
        "connections = 0\n"
        "[upstream]\n"
        "url = \"ftp://x\"\n");
    EXPECT_NE(mistakes.find("server.toml:1:"), std::string::npos) << mistakes;
    EXPECT_NE(mistakes.find("server.toml:2:"), std::string::npos) << mistakes;
    EXPECT_NE(mistakes.find("server.toml:4:"), std::string::npos) << mistakes;
    EXPECT_NE(mistakes.find("server.toml:6:"), std::string::npos) << mistakes;
}

TEST(ServerConfig, NamesTheLineOfASyntaxError) {
    EXPECT_NE(mistakes_in("data = \"/d\"\nlisten = \n").find("server.toml:2:"), std::string::npos);
}

TEST(ServerConfig, LetsFlagsWinOverTheFile) {
    const support::TempFolder folder;
    ASSERT_TRUE(base::write_file(folder.file("c.toml"),
                                 "data = \"/file\"\ntoken_file = \"/t\"\n[upstream]\nurl = "
                                 "\"http://above:1\"\n")
                    .ok());
    const Start start =
        read({"--config", folder.file("c.toml"), "--data", "/flag", "--listen", "localhost:0"});
    ASSERT_TRUE(start.config.has_value());
    EXPECT_EQ(start.config->data, "/flag");
    EXPECT_EQ(start.config->token_file, "/t");
    EXPECT_EQ(start.config->listen.host, "127.0.0.1");
    EXPECT_EQ(start.config->upstream_token_file, "/t");
}

TEST(ServerConfig, EndsWithTwoOnAMistake) {
    EXPECT_EQ(read({"--data", "/d"}).exit_code, 2);
    EXPECT_EQ(read({"--token-file", "/t"}).exit_code, 2);
    EXPECT_EQ(read({"--data", "/d", "--token-file", "/t", "--listen", "8470"}).exit_code, 2);
    EXPECT_EQ(read({"--data", "/d", "--token-file", "/t", "--upstream", "city"}).exit_code, 2);
    EXPECT_EQ(read({"--no-such-flag"}).exit_code, 2);
    EXPECT_EQ(read({"--config", "/nowhere.toml"}).exit_code, 2);
}

TEST(ServerConfig, EndsWithZeroAfterHelpAndVersion) {
    EXPECT_EQ(read({"--help"}).exit_code, 0);
    EXPECT_FALSE(read({"--version"}).config.has_value());
}

TEST(HostPort, TakesAddressesOnly) {
    EXPECT_TRUE(host_port_from_text("0.0.0.0:80").ok());
    EXPECT_TRUE(host_port_from_text("[::]:80").ok());
    for (const char* text : {"", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000",
                             "::1:80", "example.org:80", "[127.0.0.1:80"}) {
        EXPECT_FALSE(host_port_from_text(text).ok()) << text;
    }
}

}  // namespace
}  // namespace daofang::server
