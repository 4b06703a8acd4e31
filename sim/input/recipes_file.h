// A file of recipes for submissions to plain values. Everything wrong is thrown as one InputError (see
// input.h).
//
// This file must not know the registrations: recipes are written from the newsletter, not from them.
#pragma once

#include <string>

#include "sim/model/recipe.h"

namespace slettefrist::input {

RecipeBook read_recipes(const std::string& path);
std::string recipes_schema();  // for `schema submissions`

}  // namespace slettefrist::input
