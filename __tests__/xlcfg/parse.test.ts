import fc from "fast-check";
import { DEEPEST, parseCfg } from "../../lib/xlcfg/parse";
import { settingsOf } from "../../lib/xlcfg/settings";

const faultsOf = (text: string) =>
  parseCfg(text).faults.map(({ start, end, message }) => `${JSON.stringify(text.slice(start, end))}: ${message}`);

describe("what xl.cfg has no word for", () => {
  it.each([
    ["an upper-case key", 'Name="a"\n', '"Name=\\"a\\"": Name="a" is nothing that xl.cfg has a word for'],
    ["a dash in a key", 'device-model="x"\n', '"-model=\\"x\\"": -model="x" is nothing that xl.cfg has a word for'],
    ["CRLF", "a=1\r\nb=2\n", '"\\r": \r is nothing that xl.cfg has a word for'],
    [
      "a comment in the last line, without a line feed",
      "a=1\n# end",
      '"# end": # end is nothing that xl.cfg has a word for',
    ],
    ["a quotation mark without its other", "a='b\n", "\"'b\": 'b is nothing that xl.cfg has a word for"],
    ["two settings in one line", "a=1 b=2\n", '"b": b stands where the end of the line, or ; was expected'],
    ["no value", "a=\n", '"\\n": the end of the line stands where a quoted text, a number or a list was expected'],
    ["a word without quotation marks", "a=b\n", '"b": b stands where a quoted text, a number or a list was expected'],
    [
      "a list without an end",
      "a=[1,\n",
      '"": the end of the file stands where a quoted text, a number or a list was expected',
    ],
    [
      "two values of a list without a comma",
      "a=[1 2]\n",
      '"2": 2 stands where a comma, or ] at the end of the list was expected',
    ],
    ["an escape that is none", "a='\\q'\n", '"\\\\q": \\q is nothing that a quoted text can hold'],
    ["a hexadecimal escape", "a='\\x41'\n", '"\\\\x": \\x is nothing that a quoted text can hold'],
  ])("%s", (_, text, fault) => {
    expect(faultsOf(text)[0]).toBe(fault);
  });

  it("is told for every line that has it, beside what the others say", () => {
    const { assignments, faults } = parseCfg("A=1\nb=2\n-\nc=3\n");
    expect(assignments.map(({ name }) => name)).toEqual(["b", "c"]);
    expect(faults).toHaveLength(2);
  });

  it("is a list in too many lists", () => {
    expect(parseCfg(`a=${"[".repeat(DEEPEST)}${"]".repeat(DEEPEST)}\n`).faults).toEqual([]);
    expect(parseCfg(`a=${"[".repeat(DEEPEST + 1)}\n`).faults[0]?.message).toContain("lists in lists");
  });
});

describe("what it reads", () => {
  it("has the place of every value", () => {
    const text = "name = 'we\\'b'; memory=0x10 # MiB\nirqs = [ 1,\n  '2', ]\n";
    const { assignments, faults } = parseCfg(text);
    expect(faults).toEqual([]);
    expect(assignments.map(({ name, value }) => [name, value.kind, text.slice(value.start, value.end)])).toEqual([
      ["name", "string", "'we\\'b'"],
      ["memory", "number", "0x10"],
      ["irqs", "list", "[ 1,\n  '2', ]"],
    ]);
  });

  it("of a name that stands twice is the last value, with what is added to that", () => {
    const { settings, overridden, faults } = settingsOf(
      parseCfg("a=1\na='b'\na+='c'\nd=['x']\nd+=['y']\ne+='f'\nd+='g'\n").assignments,
    );
    const said = [...settings.values()].map(({ name, value }) => [
      name,
      value.kind === "list" ? value.items.map((item) => (item.kind === "list" ? [] : item.text)) : value.text,
    ]);
    expect(said).toEqual([
      ["a", "bc"],
      ["d", ["x", "y"]],
      ["e", "f"],
    ]);
    expect(overridden.map(({ name }) => name)).toEqual(["a"]);
    expect(faults.map(({ message }) => message)).toEqual(["a text can't be added to a list, which d is above"]);
  });

  it("ends, whatever the text is, with every place inside of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { assignments, faults } = parseCfg(text);
        for (const { start, end } of [...assignments, ...assignments.map(({ value }) => value), ...faults]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(start).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
