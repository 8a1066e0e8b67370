#include "sync/store/memory_store.h"

#include <memory>

#include "tests/sync/store/event_store_contract.h"

namespace daofang::store {
namespace {

struct OpenMemoryStore {
    std::unique_ptr<EventStore> operator()() const { return std::make_unique<MemoryStore>(); }
};

INSTANTIATE_TYPED_TEST_SUITE_P(MemoryStore, EventStoreContract, OpenMemoryStore);

}  // namespace
}  // namespace daofang::store
