import { type Settings, flagSetting, listSetting, numberSetting, textSetting } from "../../lib/model/settings";
import type { SettingValue } from "../../lib/model/fleet";
import { Unknown } from "../../lib/model/planned";

const of = (value: SettingValue): Settings => new Map([["key", value]]);

describe("a setting", () => {
  it.each<[SettingValue, string | undefined, number | undefined, boolean | undefined, readonly string[] | undefined]>([
    [1, "1", 1, true, undefined],
    [0, "0", 0, false, undefined],
    [-1, "-1", -1, true, undefined],
    ["12", "12", 12, true, undefined],
    ["0x1f", "0x1f", 31, true, undefined],
    ["0X1F", "0X1F", 31, true, undefined],
    ["010", "010", 8, true, undefined],
    ["-0x10", "-0x10", -16, true, undefined],
    [" \t+7", " \t+7", 7, true, undefined],
    ["7 ", "7 ", undefined, undefined, undefined],
    ["08", "08", undefined, undefined, undefined],
    ["0x", "0x", undefined, undefined, undefined],
    ["1.5", "1.5", undefined, undefined, undefined],
    ["", "", undefined, undefined, undefined],
    ["true", "true", undefined, undefined, undefined],
    ["on", "on", undefined, undefined, undefined],
    ["9223372036854775808", "9223372036854775808", undefined, undefined, undefined],
    [["1"], undefined, undefined, undefined, ["1"]],
    [[], undefined, undefined, undefined, []],
  ])("%j reads as the text %j, the number %j, the flag %j, the list %j", (value, text, number, flag, list) => {
    const settings = of(value);
    expect([
      textSetting(settings, "key"),
      numberSetting(settings, "key"),
      flagSetting(settings, "key"),
      listSetting(settings, "key"),
    ]).toEqual([text, number, flag, list]);
  });

  it("that nobody declared is undefined, and one that waits for apply is unknown, whatever it is read as", () => {
    const settings: Settings = new Map([["key", new Unknown()]]);
    for (const read of [textSetting, numberSetting, flagSetting, listSetting]) {
      expect(read(settings, "other")).toBeUndefined();
      expect(read(settings, "key")).toEqual(new Unknown());
    }
  });
});
