import Ajv from "ajv";
import { sampleFleet, type SampleEdits, editedSample } from "../../lib/model/sample";
import { malformedIn } from "../../lib/model/declaration";
import type { RawObject } from "../../lib/model/document";
import { InputError } from "../../lib/model/input-error";
import { parseFleet } from "../../lib/model/parse";
import { toDocument } from "../../lib/model/to-document";
import { policies } from "../../policies";
import { publishedSchema } from "../../scripts/published-schema";

/** Strict: an unknown keyword or a type that contradicts another is a mistake of ours. */
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: "log", logger: false });
ajv.addKeyword("x-key");
const validate = ajv.compile(publishedSchema());

/** Whether the reader takes a document, with every value in its form. */
function isRead(document: RawObject): boolean {
  try {
    return malformedIn(parseFleet(document, { file: "test" })).length === 0;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

const domU = (patch: RawObject): SampleEdits => ({ domU: patch });

describe("the published schema", () => {
  it("takes the sample fleet, and what is written of a fleet", () => {
    expect(validate(sampleFleet())).toBe(true);
    expect(validate(JSON.parse(JSON.stringify(toDocument(parseFleet(sampleFleet(), { file: "test" })))))).toBe(true);
  });

  it.each(
    policies.flatMap(({ id, examples }) =>
      [examples.accepted, examples.rejected].map((example, index) => [`${id} ${index}`, example] as const),
    ),
  )("takes exactly what the reader takes: the example of %s", (_, example) => {
    const document = editedSample(example);
    expect([validate(document), validate.errors ?? []]).toEqual([
      isRead(document),
      isRead(document) ? [] : expect.anything(),
    ]);
  });

  it.each<[string, SampleEdits]>([
    ["an unknown field", domU({ memroy: "2GiB" })],
    ["a field of the wrong type", domU({ vcpus: "two" })],
    ["too small a number", domU({ vcpus: 0 })],
    ["a word that there is not", domU({ type: "lxc" })],
    ["a MAC address that is none", domU({ vifs: [{ mac: "00:16:3e" }] })],
    ["a vdev that is none", domU({ vbds: [{ vdev: "disk", target: "vg0/web-root" }] })],
    ["a BDF that is none", domU({ pci: [{ bdf: "here" }] })],
    ["a UUID that is none", domU({ uuid: "web" })],
    ["a size that is none", domU({ memory: "much" })],
    ["a size in a decimal unit", domU({ memory: "2GB" })],
    ["a release as a number", { host: { xen: { release: 4.2 } } }],
    ["a setting that is a flag", domU({ settings: { acpi: true } })],
    ["a setting that has a field", domU({ settings: { memory: 2048 } })],
    ["a list that is none", domU({ vifs: "eth0" })],
    ["a window without a date", domU({ plannedReboots: [{ reason: "x", window: { start: "tonight", minutes: 5 } }] })],
  ])("refuses what the reader refuses: %s", (_, edits) => {
    const document = editedSample(edits);
    expect([validate(document), isRead(document)]).toEqual([false, false]);
  });

  it("takes keys that begin with x-, and $schema", () => {
    expect(
      validate({
        $schema: "./fleet.schema.json",
        "x-note": 1,
        ...editedSample(domU({ "x-owner": { team: "infra" } })),
      }),
    ).toBe(true);
  });

  it("knows the settings that the newest toolstack reads", () => {
    const { definitions } = publishedSchema() as {
      definitions: { domU: { properties: { settings: { properties: object } } } };
    };
    expect(Object.keys(definitions.domU.properties.settings.properties)).toEqual(
      expect.arrayContaining(["acpi", "cpus", "viridian", "vga"]),
    );
  });
});
