import fc from "fast-check";
import { type Match, matchAround, parsePattern } from "../../lib/diagnose/pattern";
import { scan } from "../../lib/diagnose/scan";

function match(pattern: string, text: string): Pick<Match, "start" | "end" | "values"> | undefined {
  const found: Match[] = [];
  scan([text], [parsePattern(pattern)], (hit) => void found.push(hit));
  return found[0];
}
const values = (pattern: string, text: string): Match["values"] | undefined => match(pattern, text)?.values;

describe("a pattern", () => {
  it("is text with holes, and other braces are text", () => {
    expect(parsePattern('Domain {id:number} already has "{name}"').holes).toEqual(["id", "name"]);
    expect(values("only pvgrub{32|64} supported", "ERROR: only pvgrub{32|64} supported as firmware options")).toEqual(
      {},
    );
  });

  it.each([
    ["a {b}{c} which is long enough", /two holes.*touch/],
    ["{a} which is long enough {a}", /share a name/],
    ["{a} failed {b}", /no piece of eight letters/],
    ["", /no piece of eight letters/],
    [
      `is much too long ${Array.from({ length: 20 }, (_, index) => `{a${"x".repeat(index)}} and `).join("")}`,
      /is too long/,
    ],
  ])("can't be %j", (source, message) => {
    expect(() => parsePattern(source)).toThrow(message);
  });

  it("reads a number with its sign, and nothing that is none", () => {
    expect(values("cannot build domain: {code:number}", "cannot build domain: -3")).toEqual({ code: "-3" });
    expect(values("cannot build domain: {code:number}", "cannot build domain: three")).toBeUndefined();
    expect(values("{asked:number} KiB are too many", "it asked for 526336 KiB are too many")).toEqual({
      asked: "526336",
    });
  });

  it("reads a word up to a blank, and a text up to what follows or the end of its line", () => {
    expect(values("Could not find bridge device {bridge:word}", "Could not find bridge device xenbr0\nxenbr1")).toEqual(
      { bridge: "xenbr0" },
    );
    expect(values("Device {device:word} is mounted in a guest", "Device a b is mounted in a guest")).toBeUndefined();
    expect(values("File {file} is read-only here", "File /srv/a b is read-only here")).toEqual({ file: "/srv/a b" });
    expect(values("Failed to parse UUID: {uuid}", "Failed to parse UUID: not one\r\nnext")).toEqual({
      uuid: "not one",
    });
    expect(values("Failed to parse UUID: {uuid}", "Failed to parse UUID: ")).toBeUndefined();
  });

  it("takes the nearest of what precedes its anchor", () => {
    expect(
      values("Device {device:word} is mounted in a guest", "Device a is fine, Device b is mounted in a guest"),
    ).toEqual({ device: "b" });
  });

  it("stands for white space of any kind, but not for an empty line", () => {
    const pattern = "is mounted in a guest domain, and so";
    for (const blank of ["\n", "\r\n", "\t", "  ", "\n    "])
      expect(match(pattern, `is mounted in a guest${blank}domain,${blank}and so`)).toBeDefined();
    expect(match(pattern, "is mounted in a guest\n\ndomain, and so")).toBeUndefined();
    expect(match(pattern, "is mounted in a guestdomain, and so")).toBeUndefined();
  });

  it("covers the text that it matched", () => {
    const text = 'before: Domain with name "web" already exists. after';
    const found = match('Domain with name "{name}" already exists.', text);
    expect(text.slice(found?.start, found?.end)).toBe('Domain with name "web" already exists.');
  });

  it("finds any value that has no line break in it", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200 }).filter((name) => !/["\\\r\n]/.test(name)),
        (name) => {
          expect(
            values('Domain with name "{name}" already exists.', `x Domain with name "${name}" already exists.`),
          ).toEqual({ name });
        },
      ),
    );
  });

  it("does not match where its anchor stands alone", () => {
    expect(matchAround(parsePattern("{a:word} is a long anchor {b:word}"), " is a long anchor ", 18)).toBeUndefined();
  });
});
