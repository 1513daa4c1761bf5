import { readGuestType } from "../../lib/xlcfg/guest-type";

const NEW = { readsType: true, otherwise: "pv" } as const;
const OLD = { readsType: false, otherwise: "pv" } as const;

describe("from 4.10 on", () => {
  it.each([
    [undefined, undefined, "pv"],
    ["pv", undefined, "pv"],
    ["pvh", undefined, "pvh"],
    ["hvm", undefined, "hvm"],
    ["p", undefined, "pv"],
    // strncmp over no characters.
    ["", undefined, "hvm"],
    [undefined, "hvm", "hvm"],
    [undefined, "generic", "pv"],
    [undefined, "g", "pv"],
    ["hvm", "hvm", "hvm"],
  ])("type=%s builder=%s is %s", (type, builder, expected) => {
    expect(readGuestType(type, builder, NEW)).toBe(expected);
  });

  it.each([
    ["xen", undefined, "type", "type is hvm, pv, pvh, and not xen"],
    [undefined, "linux", "builder", "builder is hvm or generic, and not linux"],
    ["pvh", "generic", "builder", "builder=generic contradicts type=pvh"],
    ["hvmx", undefined, "type", "type is hvm, pv, pvh, and not hvmx"],
  ])("type=%s builder=%s is refused", (type, builder, key, message) => {
    expect(readGuestType(type, builder, NEW)).toEqual({ fault: { key, message } });
  });

  it("takes what the architecture has where nothing is said", () => {
    expect(readGuestType(undefined, undefined, { readsType: true, otherwise: "pvh" })).toBe("pvh");
  });
});

describe("before 4.10", () => {
  it.each([
    ["hvm", undefined, "pv"],
    [undefined, "hvm", "hvm"],
    [undefined, "linux", "pv"],
    [undefined, "generic", "pv"],
  ])("type=%s builder=%s is %s", (type, builder, expected) => {
    expect(readGuestType(type, builder, OLD)).toBe(expected);
  });
});
