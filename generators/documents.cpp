// Documents: files saved with a notification or an answer, or some days after it.
//
// None is stored before uploads open. Must not know what a span means.
#include <algorithm>
#include <array>
#include <boost/random/lognormal_distribution.hpp>
#include <cmath>

#include "generators/document_forms.h"
#include "generators/life.h"
#include "generators/order.h"
#include "generators/record_ids.h"
#include "generators/uploads.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr double kShareDatedBefore = 0.6;  // assumed: files that are older than their upload
constexpr double kSizeSpread = 0.8;        // assumed
constexpr double kLargestBytes = 64 * 1024;
constexpr double kSharePdf = 0.55;  // assumed
constexpr double kSharePng = 0.20;  // assumed; the rest is text
constexpr std::array<std::string_view, 6> kNames{"ansøgning", "lægeerklæring", "mødereferat",
                                                 "jobplan",   "årsopgørelse",  "kvittering"};

struct DocumentDraft {
  Instant stored_at;
  std::size_t family = 0;
  int answer = -1;  // place among the family's answers; -1: on the notification
};

// Old parents get their files at any time after the opening, young ones within days.
Instant upload(const Ground& ground, Stream& stream, Instant parent_at) {
  const Day parent_on = ground.time.day_of(parent_at);
  const Settings& settings = ground.settings;
  const bool old = parent_on + kUploadLagDays < settings.uploads_open_on;
  const Day from = old ? settings.uploads_open_on : std::max(parent_on, settings.uploads_open_on);
  const Day to = old ? std::max(from, settings.ends_on) : parent_on + kUploadLagDays;
  if (stream.chance(settings.plant_share)) {
    if (const auto day = ground.document_aims.draw_between(stream, from, to)) {
      return std::max(parent_at, ground.awkward_moment(stream, *day));
    }
  }
  if (from == parent_on && stream.chance(kShareAtOnce)) return parent_at;
  const Day day = encodable(from + stream.whole(0, to - from));
  return std::max(parent_at, ground.ordinary_moment(stream, day));
}

void draft_documents(const Ground& ground, Stream& stream, const Parent& parent, double mean,
                     std::optional<Instant> aimed_at, std::vector<DocumentDraft>& drafts) {
  int count = drawn_count(stream, mean);
  if (aimed_at) {
    drafts.push_back({std::max(parent.at, *aimed_at), parent.family, parent.answer});
    --count;
  }
  for (int i = 0; i < count; ++i) {
    drafts.push_back({upload(ground, stream, parent.at), parent.family, parent.answer});
  }
}

std::vector<DocumentDraft> document_drafts_by_rates(const Ground& ground, Stream& stream,
                                                    const std::vector<NotificationPlan>& plans,
                                                    const std::vector<Family>& families) {
  const Rates& rates = ground.settings.rates;
  std::vector<DocumentDraft> drafts;
  for (const Parent& parent : parents_in(ground, families)) {
    const bool is_answer = parent.answer >= 0;
    draft_documents(ground, stream, parent,
                    is_answer ? rates.documents_per_answer : rates.documents_per_notification,
                    is_answer ? std::nullopt : plans[parent.family].document_aimed_at, drafts);
  }
  return drafts;
}

std::vector<DocumentDraft> document_drafts_by_volumes(const Ground& ground, Stream& stream,
                                                      RecordId citizen_id,
                                                      const std::vector<Family>& families) {
  const std::vector<Parent> parents = parents_in(ground, families);
  std::vector<DocumentDraft> drafts;
  for (const DealtDocument& dealt : dealt_to(ground.deal.documents, citizen_id)) {
    const Parent& parent = parents[static_cast<std::size_t>(dealt.parent)];
    const Instant at =
        dealt.is_saved_at_once ? parent.at : std::max(parent.at, ground.ordinary_moment(stream, dealt.day));
    drafts.push_back({at, parent.family, parent.answer});
  }
  return drafts;
}

std::int64_t drawn_bytes(Stream& stream, double median, std::size_t token_length) {
  const double least = static_cast<double>(token_length) + 1;
  if (median <= 0) return static_cast<std::int64_t>(least);
  boost::random::lognormal_distribution<double> size(std::log(median), kSizeSpread);
  return static_cast<std::int64_t>(std::clamp(size(stream), least, kLargestBytes));
}

// A file too small for the form that was drawn is plain text.
FileForm drawn_form(Stream& stream, std::int64_t byte_size, std::size_t token_length) {
  const FileForm png_or_text = stream.chance(kSharePng / (1 - kSharePdf)) ? FileForm::png : FileForm::text;
  const FileForm form = stream.chance(kSharePdf) ? FileForm::pdf : png_or_text;
  return static_cast<std::int64_t>(least_bytes(form, token_length)) <= byte_size ? form : FileForm::text;
}

}  // namespace

std::vector<Parent> parents_in(const Ground& ground, const std::vector<Family>& families) {
  const Settings& settings = ground.settings;
  std::vector<Parent> parents;
  if (settings.uploads_open_on > settings.ends_on) return parents;
  const Instant opening = ground.time.start_of(std::max(kFirstDay, settings.uploads_open_on));
  parents.reserve(2 * families.size());
  for (std::size_t i = 0; i < families.size(); ++i) {
    const Family& family = families[i];
    if (!settings.documents_on_any && family.notification.notified_at < opening) continue;
    parents.push_back({family.notification.notified_at, i, -1});
    for (std::size_t a = 0; a < family.answers.size(); ++a) {
      parents.push_back({family.answers[a].answered_at, i, static_cast<int>(a)});
    }
  }
  return parents;
}

void add_documents(const Ground& ground, const Citizen& citizen, const std::vector<NotificationPlan>& plans,
                   std::vector<Family>& families) {
  Stream times = ground.stream(Purpose::document_time, citizen.citizen_id);
  Stream facts = ground.stream(Purpose::document_fact, citizen.citizen_id);
  std::vector<DocumentDraft> drafts =
      ground.settings.volumes.has(Area::document)
          ? document_drafts_by_volumes(ground, times, citizen.citizen_id, families)
          : document_drafts_by_rates(ground, times, plans, families);
  put_in_order(drafts,
               [](const DocumentDraft& a, const DocumentDraft& b) { return a.stored_at < b.stored_at; });
  Stream forms = ground.stream(Purpose::document_form, citizen.citizen_id);
  IdCounter ids(citizen.citizen_id);
  for (const DocumentDraft& draft : drafts) {
    const Day stored_on = ground.time.day_of(draft.stored_at);
    const auto id = ids.next(stored_on);
    if (!id) continue;
    Family& family = families[draft.family];
    Document& document = family.documents.emplace_back();
    document.document_id = *id;
    document.citizen_id = citizen.citizen_id;
    if (draft.answer < 0) {
      document.notification_id = family.notification.notification_id;
    } else {
      document.answer_id = family.answers[static_cast<std::size_t>(draft.answer)].answer_id;
    }
    const std::string_view name = worded(kNames, *id);
    document.file_name.reserve(name.size() + 1 + kTokenRoom);
    document.file_name = name;
    document.file_name += '-';
    append_token(document.file_name, Area::document, *id);
    const std::size_t token_length = document.file_name.size() - name.size() - 1;
    document.byte_size = drawn_bytes(facts, ground.settings.rates.document_bytes, token_length);
    const FileForm form = drawn_form(forms, document.byte_size, token_length);
    document.media_type = media_type_of(form);
    document.file_name += ending_of(form);
    document.file_dated_on = stored_on;
    if (facts.chance(kShareDatedBefore)) {
      const int most = facts.chance(0.8) ? 60 : 2000;
      document.file_dated_on = stored_on - facts.whole(1, most);
    }
    document.stored_at = draft.stored_at;
  }
}

}  // namespace slettefrist::generators
