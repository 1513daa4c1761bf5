import fc from "fast-check";
import { commandLineSwitch } from "../../lib/xen/command-line";

describe("a switch on Xen's command line", () => {
  it.each([
    ["iommu=off", "iommu", undefined, false],
    ["iommu=0,verbose", "iommu", undefined, false],
    ["iommu=verbose", "iommu", undefined, undefined],
    ["iommu=off iommu=on", "iommu", undefined, true],
    ["no-iommu", "iommu", undefined, false],
    ["iommu", "iommu", undefined, true],
    ["iommu=disable", "iommu", undefined, false],
    ["noiommu", "iommu", undefined, undefined],
    ["pv=no-32", "pv", "32", false],
    ["pv=32=disable", "pv", "32", false],
    ["pv=no-32,32", "pv", "32", true],
    ["pv=32=maybe", "pv", "32", undefined],
    ["pv=off", "pv", "32", undefined],
    ["dom0=max:2,pvh", "dom0", "pvh", true],
    ["dom0=pvh=no", "dom0", "pvh", false],
    ["dom0_mem=2G,max:2G", "dom0", "pvh", undefined],
    ["xpti=dom0=0", "xpti", "domu", undefined],
    ["xpti=dom0=0,domu=0", "xpti", "domu", false],
  ])("%s: %s %s is %s", (line, name, part, state) => expect(commandLineSwitch(line, name, part)).toBe(state));

  const on = fc.constantFrom("1", "on", "yes", "true", "enable");
  const off = fc.constantFrom("0", "no", "off", "false", "disable");
  const word = fc.oneof(
    on.map((text) => ({ text: `iommu=${text}`, state: true })),
    off.map((text) => ({ text: `iommu=${text}`, state: false })),
    fc.constantFrom("sched=credit2", "iommu=verbose", "dom0_mem=2G,max:2G", "iommux=off").map((text) => ({
      text,
      state: undefined,
    })),
  );

  it("is what its last word says, whatever else stands there", () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const said = words.findLast(({ state }) => state !== undefined)?.state;
        expect(commandLineSwitch(words.map(({ text }) => text).join(" "), "iommu")).toBe(said);
      }),
    );
  });
});
