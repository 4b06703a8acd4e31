// Writes the tables of a pack as CSV with @faker-js/faker, Danish.
//
//   node faker.mjs MODULES TABLES FOLDER TABLE=ROWS...
//
// TABLES names each column and what is drawn for it; no row knows of another, which a pack's rows do. The
// draws are those one would write by hand. MODULES is the folder in which npm installed.
import { createRequire } from "node:module";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

const [modules, tables, folder, ...wanted] = process.argv.slice(2);
const { fakerDA: faker } = createRequire(modules + "/")("@faker-js/faker");
const rows = Object.fromEntries(wanted.map((each) => each.split("=")).map(([name, count]) => [name, Number(count)]));
const BUFFER = 1 << 20;
faker.seed(1);

const moment = () => faker.date.between({ from: "2012-01-01", to: "2036-12-31" }).toISOString();
const draws = {
  id: () => (id) => String(id),
  digits: (length) => () => faker.string.numeric(Number(length)),
  number: (most) => () => String(faker.number.int(Number(most))),
  hexadecimal: (length) => () => faker.string.hexadecimal({ length: Number(length), prefix: "", casing: "lower" }),
  ref: (table) => () => String(faker.number.int({ min: 1, max: rows[table] })),
  one: (...list) => () => faker.helpers.arrayElement(list),
  given_name: () => () => faker.person.firstName(),
  family_name: () => () => faker.person.lastName(),
  born_on: () => () => faker.date.between({ from: "1958-01-01", to: "2005-12-31" }).toISOString().slice(0, 10),
  day: () => () => moment().slice(0, 10),
  month: () => () => moment().slice(0, 7),
  instant: () => () => moment().slice(0, 19) + "Z",
  file_name: () => () => faker.system.commonFileName("pdf"),
  sentence: () => () => faker.lorem.sentence(),
  comment: () => () => (faker.number.int(3) === 0 ? faker.lorem.sentence() : ""),
  empty: () => () => "",
};

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

for (const [name, columns] of Object.entries(JSON.parse(readFileSync(tables)))) {
  const makers = Object.values(columns).map((words) => words.split(" ")).map(([kind, ...rest]) => draws[kind](...rest));
  const file = openSync(`${folder}/${name}.csv`, "w");
  let text = Object.keys(columns).join(",") + "\n";
  for (let id = 1; id <= (rows[name] ?? 0); ++id) {
    text += makers.map((make) => cell(make(id))).join(",") + "\n";
    if (text.length > BUFFER) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}
