import fc from "fast-check";
import { firstError, parseJsonText } from "../../lib/read/json-text";

describe("JSON text", () => {
  it.each([
    ["a trailing comma", '{\n  "a": 1,\n}', /^line 3, column 1: expected a name in double quotes, found "}"$/],
    ["a missing comma", '{"a": 1 "b": 2}', /^line 1, column 9: expected , or the closing bracket, found "\\""$/],
    ["a word", '{"a": yes}', /^line 1, column 7: expected a value, found "yes"$/],
    [
      "text that ends early",
      '{"a": [1, 2',
      /^line 1, column 12: expected , or the closing bracket, found the end of the text$/,
    ],
    ["a second value", "{}\n{}", /^line 2, column 1: expected nothing more, found "{"$/],
    ["a line break in text", '["a\nb"]', /^line 1, column 2: expected text that is closed on its line/],
    ["a number with a leading zero", "[01]", /^line 1, column 2: expected a value or \], found "01"$/],
  ])("says where %s is", (_, text, message) => {
    expect(() => parseJsonText(text)).toThrow(message);
  });

  it("finds an error exactly where there is one, and never before text that is fine", () => {
    const edit = fc.record({
      at: fc.nat(),
      with: fc.constantFrom("", ",", "}", "]", ":", '"', "x", "1", "\\", "{", " "),
    });
    fc.assert(
      fc.property(fc.json(), edit, (json, { at, with: inserted }) => {
        const offset = at % (json.length + 1);
        const text = json.slice(0, offset) + inserted + json.slice(offset + (inserted === "" ? 1 : 0));
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const error = firstError(text);
        expect({ isJson, ended: error.expected === "nothing more" && error.offset === text.length }).toEqual({
          isJson,
          ended: isJson,
        });
      }),
      { numRuns: 1000 },
    );
  });
});
