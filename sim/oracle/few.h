// A list that is nearly always short: the first places lie in the object itself, and only a longer one asks
// for memory. A record's life has a span or two, and there are millions of lives.
//
// It must not know what it lists.
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace slettefrist::oracle {

template <class Item, std::size_t kPlaces>
class Few {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  Few() = default;
  explicit Few(std::size_t count) : size_(count) {
    if (count > kPlaces) many_.resize(count);
  }
  void push_back(const Item& item) {
    if (many_.empty() && size_ < kPlaces) {
      few_[size_++] = item;
      return;
    }
    if (many_.empty()) many_.assign(few_.begin(), few_.end());
    many_.push_back(item);
    ++size_;
  }
  // Keeps the first ones only.
  void shorten_to(std::size_t count) {
    size_ = count;
    if (!many_.empty()) many_.resize(count);
    if (count <= kPlaces) come_home();
  }
  Item* begin() { return many_.empty() ? few_.data() : many_.data(); }
  Item* end() { return begin() + size_; }
  const Item* begin() const { return many_.empty() ? few_.data() : many_.data(); }
  const Item* end() const { return begin() + size_; }
  const Item* data() const { return begin(); }
  Item& operator[](std::size_t place) { return begin()[place]; }
  const Item& operator[](std::size_t place) const { return begin()[place]; }
  std::size_t size() const { return size_; }

 private:
  void come_home() {
    for (std::size_t i = 0; i < many_.size(); ++i) few_[i] = many_[i];
    many_.clear();
  }
  std::array<Item, kPlaces> few_{};
  std::vector<Item> many_;  // all of them, once they are too many for `few_`
  std::size_t size_ = 0;
};

}  // namespace slettefrist::oracle
