import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { sampleFleet } from "../../lib/model/sample";
import { locationOf } from "../../lib/model/declaration";
import type { Location } from "../../lib/model/location";
import { Paths, type Place, writePath } from "../../lib/model/place";
import { documentOrigins } from "../../lib/read/document-origins";
import { disk } from "../../lib/disk/disk";
import { loadInput } from "../../lib/read/load";
import { readInputs } from "../../lib/read/read";
import { parseText } from "../../lib/read/text";
import { folder } from "../support/folder";
import { planOf } from "../support/plan";
import { stackOf } from "../support/stack";

const scratch = folder();
const write = (name: string, content: unknown): string =>
  scratch.write(name, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));
const contentOf = (path: string): string => readFileSync(path, "utf8");

/** The text of a file from a location on. */
function textAt(text: string, location: Location | undefined): string {
  const { line, column } = location ?? { line: 0, column: 0 };
  return text.split("\n")[line - 1]?.slice(column - 1) ?? "";
}

const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z]{1,8}$/));
const document = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}$/),
  fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), leaf, { minKeys: 1 }),
  ),
  { minKeys: 1 },
);

describe("where a value stands", () => {
  it.each([
    ["JSON", "x.json", (value: unknown) => JSON.stringify(value, undefined, 2)],
    ["JSON on one line", "x.json", (value: unknown) => JSON.stringify(value)],
    ["YAML", "x.yaml", (value: unknown) => stringify(value)],
  ])("is where its text begins, in any %s", (_, path, print) => {
    fc.assert(
      fc.property(document, (value) => {
        const text = print(value);
        const parsed = parseText({ path, text });
        const origins = documentOrigins(parsed.value as never, parsed.locate);
        const walk = (of: unknown): void => {
          if (typeof of !== "object" || of === null) return;
          for (const [key, child] of Object.entries(of)) {
            if (typeof child === "object") walk(child);
            else
              expect(textAt(text, origins.get(of)?.field?.(key)).replace(/^["']/, "").startsWith(String(child))).toBe(
                true,
              );
          }
        };
        walk(parsed.value);
      }),
    );
  });

  it.each([
    ["a YAML file", () => write("fleet.yaml", stringify(sampleFleet())), "00:16:3e:12:34:56"],
    ["a JSON file", () => write("fleet.json", sampleFleet()), '"00:16:3e:12:34:56"'],
  ])("is known of a MAC address in %s", (_, file, text) => {
    const path = file();
    const { after } = readInputs([loadInput(path, disk)]).change;
    const vif = after.hosts[0]?.domUs[0]?.vifs[0] ?? {};
    expect(textAt(contentOf(path), locationOf(after, { thing: vif, key: "mac" }))).toContain(text);
    expect(writePath(new Paths(after).stepsTo({ thing: vif, key: "mac" }) ?? [])).toBe(
      "hosts.alpha.domUs.web.vifs[0].mac",
    );
  });

  it("is that of a size in whatever spelling", () => {
    const path = write(
      "sizes.yaml",
      'schemaVersion: 1\nhosts:\n  - name: a\n    xen: { release: "4.17.5" }\n    memoryMiB: 2048\n',
    );
    const { after } = readInputs([loadInput(path, disk)]).change;
    expect(locationOf(after, { thing: after.hosts[0] ?? {}, key: "memory" })).toEqual({
      file: path,
      line: 5,
      column: 16,
    });
  });

  it("is that of what an anchor brought, where a map merges it", () => {
    const yaml =
      'schemaVersion: 1\nx-small: &small\n  type: pv\n  memory: 1GiB\nhosts:\n  - name: a\n    xen: { release: "4.17.5" }\n    domUs:\n      - <<: *small\n        name: web\n';
    const path = write("merged.yaml", yaml);
    const { after } = readInputs([loadInput(path, disk)]).change;
    const domU = after.hosts[0]?.domUs[0] ?? {};
    expect(locationOf(after, { thing: domU, key: "memory" })).toEqual({ file: path, line: 4, column: 11 });
    expect(locationOf(after, { thing: domU, key: "name" })).toEqual({ file: path, line: 10, column: 15 });
  });

  const ofDomU = (path: string): Location | undefined => {
    const { after } = readInputs([loadInput(path, disk)]).change;
    const domU = after.hosts[0]?.domUs[0];
    const place: Place = { thing: domU ?? {}, key: "memory" };
    return locationOf(after, place);
  };

  it("is the line of the program for what a cdk.tf.json knows one of, else a line of the file", () => {
    expect(ofDomU(write("known/cdk.tf.json", stackOf(sampleFleet(), "fleet.ts")))).toMatchObject({ file: "fleet.ts" });
    const withoutNotes: unknown = JSON.parse(
      JSON.stringify(stackOf(sampleFleet()), (key, value: unknown) => (key === "xenplan" ? undefined : value)),
    );
    const path = write("unknown/cdk.tf.json", withoutNotes);
    expect(textAt(contentOf(path), ofDomU(path))).toMatch(/^"2GiB"/);
  });

  it("is the line of the program for a plan with a cdk.tf.json beside it, or a named one, else a line of the plan", () => {
    const alone = write("alone/plan.json", planOf(sampleFleet()));
    expect(textAt(contentOf(alone), ofDomU(alone))).toMatch(/^"2GiB"/);
    const beside = write("beside/plan.json", planOf(sampleFleet()));
    const stack = write("beside/cdk.tf.json", stackOf(sampleFleet(), "fleet.ts"));
    expect(ofDomU(beside)).toMatchObject({ file: "fleet.ts" });
    const { after } = readInputs([loadInput(alone, disk, { configuration: stack })]).change;
    expect(locationOf(after, { thing: after.hosts[0]?.domUs[0] ?? {} })).toMatchObject({ file: "fleet.ts" });
  });
});

describe("a fleet file is kind", () => {
  it("to $schema, to keys that begin with x-, and to anchors on them", () => {
    const yaml =
      '$schema: ./fleet.schema.json\nschemaVersion: 1\nx-note: hello\nhosts:\n  - name: a\n    x-owner: { team: infra }\n    xen: { release: "4.17.5", x-rack: 7 }\n';
    expect(readInputs([loadInput(write("kind.yaml", yaml), disk)]).change.after.hosts.map(({ name }) => name)).toEqual([
      "a",
    ]);
  });

  it("to a folder of fleet files, in the order of their names", () => {
    const host = (name: string): string =>
      `schemaVersion: 1\nhosts:\n  - name: ${name}\n    xen: { release: "4.17.5" }\n`;
    write("many/beta.yml", host("beta"));
    write("many/alpha.yaml", host("alpha"));
    write("many/notes.txt", "nothing");
    const input = loadInput(scratch.path("many"), disk);
    expect(input.files.map(({ path }) => path)).toEqual([
      scratch.path("many/alpha.yaml"),
      scratch.path("many/beta.yml"),
    ]);
    expect(readInputs([input]).change.after.hosts.map(({ name }) => name)).toEqual(["alpha", "beta"]);
  });
});
