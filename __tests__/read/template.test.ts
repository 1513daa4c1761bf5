import fc from "fast-check";
import { Unknown } from "../../lib/model/planned";
import { fromTemplate } from "../../lib/read/template";
import { escapeTemplate } from "../support/stack";

describe("a string of a configuration", () => {
  it.each([
    ["plain text, with $ and % in it", "cost: 5$ {or} 5% $$ %%", "cost: 5$ {or} 5% $$ %%"],
    ["an escaped interpolation", "echo $${HOME}", "echo ${HOME}"],
    ["an escaped directive", "%%{if}", "%{if}"],
    ["an escaped interpolation after a dollar sign", "$$${PID}", "$${PID}"],
  ])("holds %s", (_, template, text) => {
    expect(fromTemplate(template)).toBe(text);
  });

  it.each(["${var.memory}", "a ${b} c", "%{ if x }y%{ endif }", "$${no} ${yes}"])(
    "is not known until apply where it holds an expression: %s",
    (template) => {
      expect(fromTemplate(template)).toEqual(new Unknown(template));
    },
  );

  it("gives back any text that was escaped", () => {
    const hostile = fc.string({ unit: fc.constantFrom("$", "%", "{", "}", "a", "\\", '"') });
    fc.assert(
      fc.property(hostile, (text) => {
        expect(fromTemplate(escapeTemplate(text))).toBe(text);
      }),
    );
  });
});
