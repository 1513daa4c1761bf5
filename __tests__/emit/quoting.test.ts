import { runShell } from "../support/shell";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { fileName, pairFileName } from "../../lib/emit/file-name";
import { hereDocument, oneLine, quote, quotePosix } from "../../lib/shell/quoting";
import { HOSTILE } from "./fleets";

function isWellFormed(candidate: string): boolean {
  return Buffer.from(candidate, "utf8").toString("utf8") === candidate;
}

/** Text as hostile as a declaration can hold: no NUL, no half of a surrogate pair. */
const fragments = fc.constantFrom(
  "'",
  '"',
  "$(touch canary)",
  "${x}",
  "`touch canary`",
  "\\",
  "\n",
  "\r",
  "\t",
  "!",
  "~",
  "*",
  " ",
  "-",
  "#",
  "é",
  "“",
  "€",
  "😀",
  "\u00a0",
  "\u2028",
  "a",
  "7",
  "%s",
  "&&",
  "EOF",
);
const text = fc
  .oneof(
    fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  )
  .filter((candidate) => !candidate.includes("\0") && isWellFormed(candidate));

/** What a shell makes of a script, run in an empty folder where it must not leave anything. */
function output(shell: "bash" | "sh", script: string): string {
  const cwd = mkdtempSync(join(tmpdir(), "xenplan-quoting-"));
  const { stdout, stderr, status } = runShell(shell, ["-s"], { input: script, cwd });
  expect({ stderr, status, left: readdirSync(cwd) }).toEqual({ stderr: "", status: 0, left: [] });
  return stdout;
}

describe("quoting", () => {
  const samples = [...fc.sample(text, { numRuns: 2000, seed: 3 }), HOSTILE, ""];

  it("gives bash back exactly what was quoted", () => {
    const script = samples.map((sample) => `printf '%s\\0' ${quote(sample)}\n`).join("");
    expect(output("bash", script).split("\0").slice(0, -1)).toEqual(samples);
  });

  it("gives any POSIX shell back exactly what was quoted", () => {
    const script = samples.map((sample) => `printf '%s\\0' ${quotePosix(sample)}\n`).join("");
    expect(output("sh", script).split("\0").slice(0, -1)).toEqual(samples);
  });

  it("gives a here-document back exactly, with a newline at its end", () => {
    const script = samples.map((sample) => `${hereDocument("cat", sample, "EOF").join("\n")}\nprintf '\\0'\n`).join("");
    expect(output("bash", script).split("\0").slice(0, -1)).toEqual(
      samples.map((sample) => `${sample.replace(/\n$/, "")}\n`),
    );
  });

  it("keeps a quoted word on one line, so that no name ends a comment or a command", () => {
    for (const sample of samples) expect(quote(sample)).not.toMatch(/[\n\r]/);
    for (const sample of samples) expect(oneLine(sample)).not.toMatch(/[\n\r\u2028]/);
  });

  it.each([
    ["web-root", "web-root"],
    ["21474836480b", "21474836480b"],
    ["console=hvc0 quiet", "'console=hvc0 quiet'"],
    ["", "''"],
    ["it's", "$'it\\'s'"],
    ["a\nb", "$'a\\012b'"],
  ])("writes %j as %s", (sample, expected) => {
    expect(quote(sample)).toBe(expected);
  });

  it("refuses a NUL, which no word of a shell can hold", () => {
    expect(() => quote("a\0b")).toThrow(RangeError);
    expect(() => quotePosix("a\0b")).toThrow(RangeError);
    expect(() => hereDocument("cat", "a\0b", "EOF")).toThrow(RangeError);
  });
});

describe("file names", () => {
  it.each([
    ["web", "web"],
    ["web-01.example_net", "web-01.example_net"],
    ["WinXP", "+win+x+p"],
    ["../../etc/passwd", "%2e.%2f..%2fetc%2fpasswd"],
    [".", "%2e"],
    ["..", "%2e%2e"],
    ["-rf", "%2drf"],
    ["con", "%63on"],
    ["a b\n", "a%20b%0a"],
  ])("of %j is %s", (name, expected) => {
    expect(fileName(name)).toBe(expected);
  });

  it("are safe whatever the name is", () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(fileName(name)).toMatch(/^[a-z0-9_%+][a-z0-9_%+.~-]*$/);
        expect(fileName(name)).not.toMatch(/\.$/);
        expect(fileName(name).length).toBeLessThanOrEqual(160);
      }),
    );
  });

  it("are never the same for two names, not even where case does not count", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()).filter(isWellFormed), text, (one, other) => {
        fc.pre(one !== other);
        expect(fileName(one).toLowerCase()).not.toBe(fileName(other).toLowerCase());
      }),
    );
    expect(fileName("Web")).not.toBe(fileName("web"));
    expect(fileName("é".repeat(200))).not.toBe(fileName("é".repeat(201)));
  });

  it("tell a-b/c from a/b-c", () => {
    expect(pairFileName("vg0", "web-root")).toBe("vg0-web-root");
    expect(pairFileName("a-b", "c")).not.toBe(pairFileName("a", "b-c"));
  });
});
