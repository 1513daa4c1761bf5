import { readPci } from "../../lib/xlcfg/pci";

const OPTIONS = ["permissive", "msitranslate", "seize", "rdm_policy", "name"];
const read = (text: string, options: readonly string[] = OPTIONS) => readPci(text, options);

describe("what xl reads of a PCI device", () => {
  it.each<[string, object]>([
    ["03:00.0", { bdf: "0000:03:00.0" }],
    ["1:3:1F.7", { bdf: "0001:03:1f.7" }],
    ["03:00.*", { bdf: "0000:03:00.*" }],
    ["03:00.0@08", { bdf: "0000:03:00.0", vslot: "8" }],
    ["03:00.0@1f,permissive=1", { bdf: "0000:03:00.0", vslot: "1f", permissive: true }],
    ["bdf=03:00.0,vslot=1f", { bdf: "0000:03:00.0", vslot: "1f" }],
    ["name=net,seize=1", { name: "net", seize: true }],
    [
      "03:00.0,permissive=0,msitranslate=yes,power_mgmt=1",
      { bdf: "0000:03:00.0", permissive: false, msitranslate: false },
    ],
    ["03:00.0,rdm_policy=strict", { bdf: "0000:03:00.0", rdmPolicy: "strict" }],
    ["03:00.0,", { bdf: "0000:03:00.0" }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("what xl refuses of a PCI device", () => {
  it.each([
    ["", "a device is told by where it is or by its name"],
    ["03:20.0", "an option is name=value"],
    ["03:00.8", "an option is name=value"],
    ["03:00.0@20", "a slot is 0 to 1f"],
    ["03:00.0 permissive=1", "after the device comes a comma"],
    ["03:00.0,permissive", "an option is name=value"],
    ["03:00.0,colour=1", "colour: no such option"],
    ["03:00.0,rdm_policy=lax", "it is strict or relaxed"],
    ["03:00.0,name=net", "and not by both"],
    ["permissive=1", "a device is told by where it is or by its name"],
    ["bdf=03,vslot=1", "a device is written as 0000:03:00.0"],
  ])("%s", (text, message) => {
    expect(read(text)).toEqual({
      fault: expect.objectContaining({ message: expect.stringContaining(message) as string }) as object,
    });
  });

  it("an option that the release doesn't have", () => {
    expect(read("03:00.0,seize=1", ["permissive"])).toHaveProperty(
      "fault.message",
      "seize: no such option of a PCI device",
    );
  });
});
