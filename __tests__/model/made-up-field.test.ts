import { countForm, enumForm, sizeForm } from "../../lib/model/form";
import { Unknown } from "../../lib/model/planned";
import { Reader, type Reading } from "../../lib/model/reader";
import { field, type Of, orElse, readThing, required, schemaOf, thing, writeThing } from "../../lib/model/thing";
import { documentation } from "../../scripts/props-file";
import { Size } from "../../lib/units/size";

/** A thing with a field of each kind that nobody else knows. */
const machine = thing("A machine.", {
  colour: field(enumForm(["red", "green"]), "Its colour.", { xl: "colour", takes: "nothing", default: "red" }),
  wheels: orElse(field(countForm(0), "How many wheels it has."), 4),
  load: required(field(sizeForm, "What it carries.", { xl: "load", takes: "xl load-set" })),
});
type Machine = Of<typeof machine>;

function read(document: Record<string, never> | object): { readonly value: Machine; readonly reading: Reading } {
  const reading: Reading = { problems: [], malformed: [], origins: new Map(), sources: new Map() };
  return { value: readThing(machine, new Reader({ ...document }, reading, undefined, "")), reading };
}

describe("a field that is made up", () => {
  it("has a type, which the compiler knows", () => {
    const value: Machine = { wheels: 3, load: Size.gibibytes(1), colour: "red" };
    // @ts-expect-error -- no such colour
    const wrong: Machine = { wheels: 3, load: Size.gibibytes(1), colour: "blue" };
    expect([value.colour, wrong.colour]).toEqual(["red", "blue"]);
  });

  it("is read, with its default, and what is missing is told", () => {
    expect(read({ colour: "green", loadGiB: 2 }).value).toEqual({
      colour: "green",
      wheels: 4,
      load: Size.gibibytes(2),
    });
    expect(read({}).reading.problems).toEqual([expect.objectContaining({ path: "load", message: "is missing" })]);
  });

  it("is unknown where it waits for apply, and malformed where it is of no form of its own", () => {
    const { value, reading } = read({ load: new Unknown("${var.load}"), colour: "blue" });
    expect(value.load).toEqual(new Unknown("${var.load}"));
    expect(value.colour).toMatchObject({ why: "malformed", problem: 'expected one of red, green, found "blue"' });
    expect(reading.malformed).toEqual([
      { thing: value, key: "colour", problem: expect.stringContaining("expected one of red, green") as string },
    ]);
  });

  it("is written, and read back as an equal thing", () => {
    const { value } = read({ colour: "green", loadMiB: 2048 });
    expect(writeThing(machine, value)).toEqual({ colour: "green", wheels: 4, load: "2GiB" });
    expect(read(writeThing(machine, value)).value).toEqual(value);
  });

  it("is left out of the configuration where a change of it takes nothing", () => {
    const { value } = read({ colour: "green", load: "2GiB" });
    expect(writeThing(machine, value, "configuration")).toEqual({ wheels: 4, load: "2GiB" });
  });

  it("is in the schema, with its values and spellings", () => {
    expect(schemaOf(machine)).toMatchObject({
      properties: {
        colour: { type: "string", enum: ["red", "green"] },
        wheels: { type: "integer", minimum: 0 },
        load: { type: "string" },
        loadMiB: { type: "number" },
      },
      additionalProperties: false,
    });
  });

  it("has documentation, for editors and for the reference page", () => {
    expect(documentation(machine.fields.colour)).toBe("Its colour (xl.cfg: `colour`). Default: red.");
    expect(documentation(machine.fields.load, "vif")).toBe("What it carries (xl.cfg: `load=` in `vif`).");
  });
});
