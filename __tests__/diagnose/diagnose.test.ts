import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { symptoms } from "../../lib/diagnose";
import { diagnose, type Diagnosis } from "../../lib/diagnose/diagnose";
import { REACH } from "../../lib/diagnose/pattern";
import { sightings } from "./sightings";

const run = (...blocks: string[]): Diagnosis => diagnose(blocks, symptoms);
const ids = ({ recognized }: Diagnosis): readonly string[] => recognized.map(({ symptom }) => symptom.id);
/** Without functions and patterns. */
const plain = ({ lines, recognized }: Diagnosis): unknown => ({
  lines,
  recognized: recognized.map(({ symptom, line, count, text, values, causes }) => ({
    id: symptom.id,
    line,
    count,
    text,
    values,
    causes: causes.map(({ what }) => what),
  })),
});
const NAME_TAKEN =
  'libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 7:Domain with name "web" already exists.';
const LOW_MEMORY =
  "xc: panic: xc_dom_boot.c:120: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory\n";

describe("a log", () => {
  it("is told once a kind, with the first place and how many there are", () => {
    const log = [
      "nothing",
      NAME_TAKEN,
      "nothing",
      NAME_TAKEN.replace("web", "mail"),
      "xl: maxvcpus < vcpus",
      NAME_TAKEN,
    ].join("\n");
    const diagnosis = run(log);
    expect(plain(diagnosis)).toMatchObject({
      lines: 6,
      recognized: [
        { id: "domain-name-taken", line: 2, count: 3, text: NAME_TAKEN, values: { name: "web" } },
        { id: "maxvcpus-below-vcpus", line: 5, count: 1 },
      ],
    });
  });

  it("counts a place once, however many wordings of one symptom stand in it", () => {
    const [full] = run(
      "xen:grant_table: xen/grant-table: max_grant_frames reached cur=32 extra=1 limit=32 gnttab_free_count=1 req_entries=32\n".repeat(
        2,
      ),
    ).recognized;
    expect(full).toMatchObject({ count: 2, values: { limit: "32" } });
  });

  it("is understood in JSON, where quotation marks are escaped", () => {
    expect(run(JSON.stringify({ MESSAGE: NAME_TAKEN })).recognized[0]).toMatchObject({
      symptom: { id: "domain-name-taken" },
      values: { name: "web" },
    });
  });

  it.each([
    ["", 0],
    ["\n", 1],
    ["one", 1],
    ["one\n", 1],
    ["one\ntwo", 2],
  ])("%j has %i lines and nothing in it", (text, lines) => {
    expect(plain(run(text))).toEqual({ lines, recognized: [] });
    expect(plain(run(...Array.from(text)))).toEqual({ lines, recognized: [] });
  });

  it("may be binary", () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256));
    expect(ids(run(bytes.toString("utf8")))).toEqual([]);
    expect(ids(run(`${bytes.toString("latin1")}${NAME_TAKEN}\u0000\u0000`))).toEqual(["domain-name-taken"]);
  });

  it("of a host that is well tells of nothing", () => {
    const folder = join(__dirname, "clean");
    const logs = readdirSync(folder);
    expect(logs.length).toBeGreaterThanOrEqual(3);
    for (const log of logs)
      expect({ log, ids: ids(run(readFileSync(join(folder, log), "utf8"))) }).toEqual({ log, ids: [] });
  });

  it("is told the same wherever it is cut into blocks", () => {
    const log = `${sightings.map(({ text }) => text).join("\nnothing of note\n")}\n`.repeat(2);
    const whole = plain(run(log));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: log.length - 1 }), { maxLength: 40 }), (cuts) => {
        const places = [0, ...[...cuts].sort((a, b) => a - b), log.length];
        expect(plain(run(...places.slice(1).map((end, index) => log.slice(places[index], end))))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it("is told the same far into it, and on a line without an end", () => {
    const far = "x".repeat(3 * REACH);
    expect(plain(run(far, NAME_TAKEN, far))).toMatchObject({
      lines: 1,
      recognized: [{ line: 1, count: 1, values: { name: "web" } }],
    });
    expect(plain(run(`${far}\n`.repeat(4), NAME_TAKEN, `\n${far}`))).toMatchObject({
      lines: 6,
      recognized: [{ line: 5, text: NAME_TAKEN }],
    });
  });

  it("takes whatever text there is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 2000 }),
        fc.string({ unit: "grapheme" }),
        (a, b) => void run(a, b),
      ),
    );
  });
});

describe("the time that a log takes", () => {
  const filled = (line: string, megabytes: number): string => line.repeat(Math.ceil((megabytes * 1e6) / line.length));
  /** Milliseconds for each megabyte. */
  const pace = (text: string): number => {
    const start = performance.now();
    run(text);
    return (performance.now() - start) / (text.length / 1e6);
  };
  const PLAIN = "Jan 10 12:15:19 dom0 kernel: [ 1234.567890] vif vif-3-0 vif3.0: Guest Rx ready, and so on\n";
  /** By the clock of this machine, and under its load of this moment. */
  const floor = (): number => Math.max(...[1, 2, 3].map(() => pace(filled(PLAIN, 2))));

  it("grows with its length and no more, up to 50 MB", () => {
    expect(pace(filled(PLAIN, 50))).toBeLessThan(10 * floor());
    expect(pace(filled(`${PLAIN}${NAME_TAKEN}\n`, 10))).toBeLessThan(50 * floor());
  }, 120_000);

  it("has no bad case among texts made of what is looked for", () => {
    const anchors = symptoms.flatMap(({ forms }) => forms.map(({ pattern }) => pattern.anchor));
    const word = fc.oneof(fc.constantFrom(...anchors), fc.constantFrom(" ", "\n", "x", "4", '"', "\\", "'", ":", "-"));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.integer({ min: 1, max: 600 })), { minLength: 1, maxLength: 8 }),
        (words) => {
          const line = words.map(([text, times]) => (text.length > 1 ? text : text.repeat(times))).join("");
          // Every anchor looks at no more than what a value may be long: here an anchor stands every twenty characters at worst.
          expect(pace(filled(line, 0.25))).toBeLessThan(1000 * floor());
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe("one text with two causes", () => {
  const [memory, word, old] = [/has not got the memory/, /32-bit PV/, /is PVH/];
  const causes = (log: string): readonly string[] =>
    run(log)
      .recognized.find(({ symptom }) => symptom.id === "domain-memory-not-allocated")
      ?.causes.map(({ what }) => what) ?? [];

  it("has both, where nothing tells them apart", () => {
    expect(causes(LOW_MEMORY)).toEqual([memory, word, old].map((words) => expect.stringMatching(words) as string));
    expect(causes(`${LOW_MEMORY}(XEN) Xen version 4.15.1 (Debian)\n`)).toHaveLength(2);
    expect(causes("libxl__build_dom: xc_dom_boot_mem_init failed: Cannot allocate memory")).toHaveLength(3);
  });

  it("has the one that another line shows", () => {
    const build = "libxl: error: libxl_dom.c:586:libxl__build_dom: xc_dom_boot_mem_init failed: Operation";
    expect(causes(`${LOW_MEMORY}${build} not permitted\n`)).toEqual([expect.stringMatching(memory)]);
    expect(causes(`${build} not supported\n${LOW_MEMORY}`)).toEqual([expect.stringMatching(word)]);
    expect(causes(`${build} not supported\n`)).toEqual([expect.stringMatching(word)]);
  });

  it("has the one that the release leaves, where the log names one release", () => {
    for (const says of [
      "(XEN) Xen version 4.17.5 (Debian 4.17.5-1)",
      "Xen version: 4.17.5 (preserve-AD)",
      "xen_version            : 4.17.5",
      "[    0.000000] Xen version 4.17.",
    ]) {
      expect({ says, causes: causes(`${says}\n${LOW_MEMORY}`) }).toEqual({
        says,
        causes: [expect.stringMatching(memory)],
      });
    }
    const { ruledOut } = run(`(XEN) Xen version 4.17.5 (Debian)\n${LOW_MEMORY}`).recognized[0] ?? {};
    expect(ruledOut?.map(({ cause, because }) => [cause.what, because])).toEqual(
      [word, old].map((words) => [expect.stringMatching(words), "line 1 says: (XEN) Xen version 4.17.5 (Debian)"]),
    );
  });

  it("has both again, where lines contradict each other", () => {
    const build = "xc_dom_boot_mem_init failed: Operation";
    expect(causes(`${LOW_MEMORY}${build} not permitted\n${LOW_MEMORY}${build} not supported\n`)).toHaveLength(3);
    expect(causes(`Xen version 4.17.5\nXen version 4.14.1\n${LOW_MEMORY}`)).toHaveLength(3);
    expect(causes(`Xen version 9.9\n${LOW_MEMORY}`)).toHaveLength(3);
  });
});
