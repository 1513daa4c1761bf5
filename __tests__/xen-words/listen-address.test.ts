import { isEveryAddress, isLocal, splitDisplay } from "../../lib/xen/listen-address";

describe("the address of a display", () => {
  it.each([
    ["127.0.0.1", { address: "127.0.0.1" }],
    ["127.0.0.1:2", { address: "127.0.0.1", display: 2 }],
    [":2", { address: "", display: 2 }],
    ["[::1]:2", { address: "[::1]", display: 2 }],
    ["::1", { address: "::1" }],
    ["0.0.0.0:x", { address: "0.0.0.0:x" }],
  ])("%s is told from its number", (text, parts) => expect(splitDisplay(text)).toEqual(parts));

  it.each(["127.0.0.1", "127.1", "localhost", "::1", "[::1]", "unix:/run/vnc"])("%s is dom0's alone", (address) =>
    expect(isLocal(address)).toBe(true),
  );
  it.each(["", "0.0.0.0", "::", "10.0.0.1", "127.example.org", "localhost.example.org"])("%s is not", (address) =>
    expect(isLocal(address)).toBe(false),
  );
  it("may stand for all of them", () =>
    expect(["", "0.0.0.0", "::", "10.0.0.1"].map(isEveryAddress)).toEqual([true, true, true, false]));
});
