import { readVif } from "../../lib/xlcfg/vif";

const KEYS = ["type", "mac", "bridge", "ip", "gatewaydev", "trusted"];
const read = (text: string, keys: readonly string[] = KEYS) => {
  const { values, faults } = readVif(text, keys);
  return {
    values: Object.fromEntries(values),
    faults: faults.map(({ start, end, message }) => `${text.slice(start, end)} | ${message}`),
  };
};

describe("what xl reads of a vif", () => {
  it.each<[string, string, Record<string, string>]>([
    ["nothing", "", {}],
    ["commas and nothing between them", ",, ,", {}],
    ["blanks before a key", "bridge=a,  ip=10.0.0.1", { bridge: "a", ip: "10.0.0.1" }],
    ["blanks behind a value, which belong to it", "bridge=a ,ip=b", { bridge: "a ", ip: "b" }],
    ["the last of two values", "bridge=a,bridge=b", { bridge: "b" }],
    ["a value with = in it", "ip=a=b", { ip: "a=b" }],
    ["a MAC address without leading zeros", "mac=00:16:3E:6:11:2", { mac: "00:16:3e:06:11:02" }],
    ["a MAC address behind a blank", "mac= 00:16:3e:00:00:01", { mac: "00:16:3e:00:00:01" }],
    ["a MAC address with other characters between its octets", "mac=00-16-3e-00-00-01", { mac: "00:16:3e:00:00:01" }],
    ["more than six octets", "mac=00:16:3e:00:00:01:99", { mac: "00:16:3e:00:00:01" }],
    ["netdev, as gatewaydev was called", "netdev=eth0", { gatewaydev: "eth0" }],
    ["a word", "untrusted", { trusted: "0" }],
  ])("%s", (_, text, values) => {
    expect(read(text)).toEqual({ values, faults: [] });
  });
});

describe("what xl complains of and goes on without", () => {
  it.each([
    ["a key that nobody knows", "bridge=a,colour=red", ["colour=red | colour: no such parameter of a vif"]],
    ["a word without a value", "bridge=a, wide", ["wide | wide: no such parameter of a vif"]],
    ["a type that there isn't", "bridge=a,type=netfront", ["type=netfront | type=netfront: it is vif or ioemu"]],
    [
      "an octet beyond ff",
      "bridge=a,mac=1:2:3:4:5:100",
      ["mac=1:2:3:4:5:100 | mac=1:2:3:4:5:100: six octets in hexadecimal are read"],
    ],
    ["five octets", "bridge=a,mac=1:2:3:4:5", ["mac=1:2:3:4:5 | mac=1:2:3:4:5: six octets in hexadecimal are read"]],
    ["trusted as a pair", "bridge=a,trusted=1", ["trusted=1 | trusted: no such parameter of a vif"]],
  ])("%s", (_, text, faults) => {
    expect(read(text)).toEqual({ values: { bridge: "a" }, faults });
  });

  it("a word that the release doesn't have", () => {
    expect(read("bridge=a,trusted", ["bridge"]).faults).toEqual(["trusted | trusted: no such parameter of a vif"]);
  });
});
