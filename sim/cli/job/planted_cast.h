// Records that are due on given days: for each rule and anchor one, whole with parents, and with its story.
//
// Every date that the rule does not count from lies off the anchor, so that a purge counting from the wrong
// one is caught. It must not know a period or how an anchor was found.
#pragma once

#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/story.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// The person all planted records are about, and the codes they carry.
struct CastPerson {
  Citizen citizen;
  std::string jobcentre_code;
  std::string event_kind;
  std::string decision_kind;
  std::string sanction_kind;
};

class PlantedCast {
 public:
  explicit PlantedCast(CastPerson person);

  // Tables that no rule of the shipped policy knows have no cast.
  static bool has_cast(Area area);
  // Plants a record that the rule counts from `anchor` and that is due on `due_on`, a day around `date`.
  void plant(const Rule& rule, Day anchor, Day due_on, Day date);

  History history;             // families and sanctions in the order of planting
  std::vector<Story> stories;  // of all of them

 private:
  void plant_notification(const Rule& rule, Day anchor, const Story& story);
  void plant_document(const Rule& rule, Day anchor, const Story& story);
  void plant_sanction(const Rule& rule, Day anchor, const Story& story);
  Notification notification(Day notified_on);
  void tell(Story story, Area area, RecordId id);

  CastPerson person_;
  RecordId planted_ = 0;  // a record and its family share a number
};

}  // namespace slettefrist::cli
