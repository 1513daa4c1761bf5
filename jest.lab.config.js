/** The lab's tests. They boot a real Xen: root and Debian's packages are needed, and minutes. */
const { transform, modulePathIgnorePatterns } = require("./jest.config.js");

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/lab/**/*.lab.ts"],
  modulePathIgnorePatterns,
  transform,
  globalSetup: "<rootDir>/__tests__/lab/setup.ts",
  // A file drives one machine at a time, and a machine keeps one core busy.
  maxWorkers: "100%",
  testSequencer: "<rootDir>/jest.lab.sequencer.js",
  // What runs under emulation takes its time: a domU of type hvm boots in a minute and a half.
  testTimeout: 600_000,
  // With the time of each test.
  verbose: true,
};
