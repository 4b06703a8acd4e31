// The single rules of a registrations file, each out of a reader of its table. (Internal to this room.)
//
// What a rule refers to elsewhere in the file is resolved by registrations_file.cpp. This file must not know
// what a rule decides.
#pragma once

#include "sim/input/key_reader.h"
#include "sim/registration/registrations.h"

namespace slettefrist::input {

registration::Basis read_basis(KeyReader& reader);
registration::Release read_release(KeyReader& reader);
registration::FieldRule read_field(KeyReader& reader);
registration::CprRule read_cpr(KeyReader& reader);
registration::Window read_window(KeyReader& reader);
registration::CodeList read_code_list(KeyReader& reader);
registration::EndReason read_end_reason(KeyReader& reader);
registration::MessageKind read_message_kind(KeyReader& reader);  // without its release
registration::ParentRule read_parent(KeyReader& reader);
registration::RateMaximum read_rate(KeyReader& reader);
registration::FundGoLive read_fund_go_live(KeyReader& reader);
registration::CorrectionRule read_correction(KeyReader& reader);
registration::CalculationRule read_calculation(KeyReader& reader);

// Exactly YYYY-MM with a month from 01 to 12.
bool is_month(std::string_view text);

}  // namespace slettefrist::input
