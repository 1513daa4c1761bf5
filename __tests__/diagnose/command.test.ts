import { readFileSync } from "node:fs";
import { folder } from "../support/folder";
import { type Ran, xenplan } from "../support/run";

const { path, write } = folder();
const diagnose = (...argv: readonly string[]): Promise<Ran> => xenplan(["diagnose", ...argv]);
const NAME_TAKEN = 'Domain with name "web" already exists.';

describe("xenplan diagnose", () => {
  it("tells what a text means, which policy would have caught it, and what to do", async () => {
    expect(await diagnose(`libxl: error: ${NAME_TAKEN}`)).toEqual({
      exit: 0,
      stderr: "",
      stdout: [
        'line 1: libxl: error: Domain with name "web" already exists.',
        "  means     The host has a domain of that name already: names are unique on a host, running, paused or left over.",
        "  it says   name web",
        "  printed   by libxl, Xen 4.9 and later",
        "  cause 1   Two domUs of the host are declared with one name.",
        "  policy    domu-names-are-unique (xenplan explain domu-names-are-unique, docs/policies/domu-names-are-unique.md)",
        "  to do     Rename one of them.",
        "  cause 2   The same domU runs already, or is left over from a failed start or migration.",
        "  policy    none. What runs at the moment no plan shows.",
        "  to do     xl list shows it: keep it, shut it down, or destroy it.",
        "  source    xen.git, tools/libs/light/libxl_domain.c: libxl__domain_rename (RELEASE-4.22.0)",
        "",
        "1 line read, 1 known error found.",
        "",
      ].join("\n"),
    });
  });

  it("takes the text without quotation marks around it, from a file, and from standard input", async () => {
    const log = write("xl.log", `one\n${NAME_TAKEN}\n`);
    expect((await diagnose("xl:", "maxvcpus", "<", "vcpus")).exit).toBe(0);
    expect((await diagnose(log)).stdout).toMatch(/^line 2: Domain with name/);
    expect((await xenplan(["diagnose", "-"], { stdin: `one\ntwo\n${NAME_TAKEN}\n` })).stdout).toMatch(
      /^line 3: Domain with name/,
    );
  });

  it("reads a file in blocks, whatever is in it", async () => {
    const long = write("long.log", `${"ä line that is of no interest to anybody\n".repeat(60_000)}${NAME_TAKEN}\n`);
    expect((await diagnose(long)).stdout).toMatch(/^line 60001: Domain with name/);
    expect(await diagnose(write("binary", `\u0000\u0001\ufffd${"\u0000".repeat(5000)}`))).toMatchObject({
      exit: 1,
      stderr: "",
    });
    expect(await diagnose(write("empty.log", ""))).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/^0 lines read, no known error found/) as string,
    });
  });

  it("says that it does not know, exits 1, and guesses nothing", async () => {
    const { exit, stdout, stderr } = await diagnose("it does not work");
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: "" });
    expect(stdout).toMatch(
      /^1 line read, no known error found\. That says nothing about the cause: \d+ symptoms are known, and none is guessed\.\n$/,
    );
  });

  it("is a contract in JSON", async () => {
    const { exit, stdout } = await diagnose(`libxl: error: ${NAME_TAKEN}`, "-f", "json");
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      summary: { lines: 1, recognized: 1 },
      recognized: [
        {
          symptom: "domain-name-taken",
          line: 1,
          count: 1,
          text: `libxl: error: ${NAME_TAKEN}`,
          values: { name: "web" },
          meaning: expect.any(String),
          printedBy: "libxl",
          releases: { since: "4.9" },
          causes: [
            {
              what: expect.any(String),
              policies: [{ id: "domu-names-are-unique", page: "docs/policies/domu-names-are-unique.md" }],
              remedy: "Rename one of them.",
            },
            {
              what: expect.any(String),
              policies: [],
              noPolicy: "What runs at the moment no plan shows.",
              remedy: expect.any(String),
            },
          ],
          ruledOut: [],
          sources: [
            {
              by: "source code",
              source: "xen.git",
              locator: "tools/libs/light/libxl_domain.c: libxl__domain_rename",
              release: "RELEASE-4.22.0",
              quote: expect.stringContaining("already exists"),
            },
          ],
        },
      ],
    });
    expect(JSON.parse((await diagnose("nothing known", "-f", "json")).stdout)).toEqual({
      schemaVersion: 1,
      summary: { lines: 1, recognized: 0 },
      recognized: [],
    });
  });

  it("tells which line ruled a cause out", async () => {
    const log = write(
      "two.log",
      "(XEN) Xen version 4.17.5 (Debian)\nxc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory\n",
    );
    expect((await diagnose(log)).stdout).toMatch(
      /\n {2}not {7}The domU's kernel is 32-bit PV.* \(line 1 says: \(XEN\) Xen version 4\.17\.5 \(Debian\)\)\n/,
    );
    expect(JSON.parse((await diagnose(log, "-f", "json")).stdout)).toMatchObject({
      summary: { release: "4.17.5" },
      recognized: [{ causes: [{}], ruledOut: [{}, {}] }],
    });
  });

  it("writes several reports in one run", async () => {
    const file = path("out", "diagnosis.json");
    const { stdout } = await diagnose(NAME_TAKEN, "-f", "human", "-f", `json=${file}`);
    expect(stdout).toMatch(/^line 1/);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ summary: { recognized: 1 } });
  });

  it("lets no log forge a line or a colour", async () => {
    const { stdout } = await diagnose("\u001b[31mFailed to parse UUID: a\u001b[32mb\u0007");
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it("has colour only for eyes", async () => {
    const escape = "\u001b[";
    expect((await xenplan(["diagnose", NAME_TAKEN], { color: true })).stdout).toContain(escape);
    expect((await diagnose(NAME_TAKEN)).stdout).not.toContain(escape);
  });

  it.each<[string, string[], number, RegExp]>([
    ["no text", [], 2, /missing required argument 'text'/],
    ["a format that is not for it", ["x", "-f", "sarif"], 2, /diagnose reports as human or json, not as sarif/],
    ["a file that is not there", ["/no/such.log"], 3, /\/no\/such\.log: there is no such file/],
    ["a name that looks like a file's", ["missing.log"], 3, /there is no such file/],
    ["a folder", ["."], 3, /EISDIR/],
    ["a report that can't be written", [NAME_TAKEN, "-f", "json=."], 2, /the report can't be written/],
  ])("refuses %s", async (_, argv, code, message) => {
    const { exit, stdout, stderr } = await diagnose(...argv);
    expect({ exit, stdout }).toEqual({ exit: code, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
