/** The lab's tests. They boot a real Xen: root and Debian's packages are needed, and minutes. */
const { availableParallelism, totalmem } = require("node:os");
const { transform, modulePathIgnorePatterns } = require("./jest.config.js");

/** In bytes: dom0, three domUs, and QEMU's own. */
const MACHINE = 3 * 2 ** 30;

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/lab/**/*.lab.ts"],
  modulePathIgnorePatterns,
  transform,
  globalSetup: "<rootDir>/__tests__/lab/setup.ts",
  // A file drives one machine at a time, and a machine keeps one core busy.
  maxWorkers: Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / MACHINE))),
  testSequencer: "<rootDir>/jest.lab.sequencer.js",
  // What runs under emulation takes its time: the longest test five minutes on two cores, and others may be slower.
  testTimeout: 1_200_000,
  // With the time of each test.
  verbose: true,
};
