import fc from "fast-check";
import { namesHvmloader } from "../../lib/xlcfg/hvmloader";
import { p9Pairs, vfbPairs } from "../../lib/xlcfg/pairs";

describe("the pairs of a vfb", () => {
  it.each([
    ["type=vnc,vncunused=1", { type: "vnc", vncunused: "1" }],
    ["  vnc=1, vncdisplay=5", { vnc: "1", vncdisplay: "5" }],
    ["vnc=1,vnc=0", { vnc: "0" }],
    ["vnclisten=a=b", { vnclisten: "a=b" }],
    ["vncpasswd=,,sdl=0", { vncpasswd: "", sdl: "0" }],
    // The blank belongs to a key that xl does not know.
    ["vnc =1", { "vnc ": "1" }],
    ["vnc=1,sdl,vncdisplay=5", { vnc: "1" }],
    ["", {}],
  ])("of %j are %j", (text, pairs) => expect(Object.fromEntries(vfbPairs(text))).toEqual(pairs));
});

describe("the pairs of a p9 share", () => {
  it.each([
    ["tag=share,security_model=none,path=/srv/x", { tag: "share", security_model: "none", path: "/srv/x" }, []],
    [" tag = share ,, path=/a=b", { tag: "share", path: "/a=b" }, []],
    ["tag=share,writable,path=", { tag: "share" }, ["writable", "path="]],
  ])("of %j are %j", (text, pairs, noPairs) => {
    const read = p9Pairs(text);
    expect([Object.fromEntries(read.pairs), read.noPairs]).toEqual([pairs, noPairs]);
  });
});

const key = fc.stringMatching(/^[a-z][a-z_-]{0,8}$/);
const value = fc.stringMatching(/^[^, \t\n\v\f\r](?:[^,]*[^, \t\n\v\f\r])?$/);

it("reads back whatever pairs are written, in both lists", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
      const text = pairs.map(([name, is]) => `${name}=${is}`).join(",");
      const expected = new Map(pairs);
      expect(vfbPairs(text)).toEqual(expected);
      expect(p9Pairs(text)).toEqual({
        pairs: new Map([...expected].map(([name, is]) => [name, is.trim()])),
        noPairs: [],
      });
    }),
  );
});

it.each([
  ["hvmloader", true],
  ["/usr/lib/xen/boot/hvmloader", true],
  ["/boot/hvmloader.bin", false],
  ["/hvmloader/vmlinuz", false],
])("kernel=%s names the firmware: %s", (kernel, names) => expect(namesHvmloader(kernel)).toBe(names));
