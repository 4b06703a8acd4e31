// Lists of serials, made once a kind of date part.
#include "generators/cpr_serials.h"

#include <algorithm>
#include <cassert>

namespace slettefrist::generators {
namespace {

constexpr std::array<int, 10> kDigitWeights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
constexpr int kModulus = 11;
constexpr int kDateDigits = 6;

std::string serial_text(int serial) {
  std::string text(4, '0');
  for (std::size_t i = 4; i > 0; --i, serial /= 10) text[i - 1] = static_cast<char>('0' + serial % 10);
  return text;
}

int weighted_sum(std::string_view digits, std::size_t first_place) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += kDigitWeights.at(first_place + i) * (digits[i] - '0');
  }
  return sum;
}

}  // namespace

std::string_view seventh_digits(int year) {
  if (year >= 1858 && year <= 1899) return "5678";
  if (year >= 1900 && year <= 1936) return "0123";
  if (year >= 1937 && year <= 1999) return "012349";
  if (year >= 2000 && year <= 2036) return "456789";
  if (year >= 2037 && year <= 2057) return "5678";
  return "";
}

int weighted_rest(std::string_view digits) { return weighted_sum(digits, 0) % kModulus; }

void CprSerials::prepare(std::string_view seventh) {
  if (lists_for(seventh) != nullptr) return;
  Lists& lists = lists_.emplace_back();
  lists.seventh = seventh;
  for (const char digit : seventh) {
    for (int tail = 0; tail < 1000; ++tail) {
      const int serial = (digit - '0') * 1000 + tail;
      const int sum = weighted_sum(serial_text(serial), kDateDigits);
      const auto sex = static_cast<std::size_t>(serial % 2);
      for (int rest = 0; rest < kModulus; ++rest) {
        const bool passes = (rest + sum) % kModulus == 0;
        if (modulus_11_ == Modulus11::valid && !passes) continue;
        if (modulus_11_ == Modulus11::invalid && passes) continue;
        lists.by_rest_and_sex.at(static_cast<std::size_t>(rest))
            .at(sex)
            .push_back(static_cast<std::int16_t>(serial));
      }
    }
  }
}

const std::vector<std::int16_t>& CprSerials::after(std::string_view date_part, std::string_view seventh,
                                                   bool male) const {
  const Lists* lists = lists_for(seventh);
  assert(lists != nullptr);
  return lists->by_rest_and_sex.at(static_cast<std::size_t>(weighted_rest(date_part))).at(male ? 1 : 0);
}

std::int64_t CprSerials::fewest(std::string_view seventh) const {
  const Lists* lists = lists_for(seventh);
  assert(lists != nullptr);
  std::size_t fewest = lists->by_rest_and_sex.front().front().size();
  for (const auto& sexes : lists->by_rest_and_sex) {
    fewest = std::min({fewest, sexes.front().size(), sexes.back().size()});
  }
  return static_cast<std::int64_t>(fewest);
}

const CprSerials::Lists* CprSerials::lists_for(std::string_view seventh) const {
  for (const Lists& lists : lists_) {
    if (lists.seventh == seventh) return &lists;
  }
  return nullptr;
}

}  // namespace slettefrist::generators
