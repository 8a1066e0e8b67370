#include "sync/event/chain.h"

#include <sodium/crypto_hash_sha256.h>

#include "sync/base/hex.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"

namespace daofang::event {

static_assert(sizeof(Hash) == crypto_hash_sha256_BYTES);

Hash hash_of_line(std::string_view line) {
    // SHA-256 needs no sodium_init(): it has one implementation and no state.
    Hash hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(line.data()),
                       line.size());
    return hash;
}

Hash hash_of(const Event& event) {
    return hash_of_line(encode(event));
}

Head head_after(const Event& event) {
    return {event.seq, hash_of(event)};
}

base::Status follows(const Head& head, const Event& event) {
    if (event.seq != head.seq + 1) {
        return base::Error{base::Code::invalid,
                           base::text_of("seq {} cannot follow seq {}", event.seq, head.seq)};
    }
    if (event.prev != head.hash) {
        return base::Error{
            base::Code::invalid,
            base::text_of("seq {}: prev is not the hash of seq {}", event.seq, head.seq)};
    }
    return {};
}

std::string hex_of(const Hash& hash) {
    return base::hex_of(hash);
}

base::Result<Hash> hash_from_hex(std::string_view hex) {
    Hash hash;
    if (base::read_hex(hex, hash)) return hash;
    return base::Error{base::Code::invalid, "a hash must be 64 lower-case hex digits"};
}

}  // namespace daofang::event
