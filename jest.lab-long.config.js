/** Those of the lab's tests that take long: all dom0s, and more of each. docs/lab-long.md says when they ran. */
const usual = require("./jest.lab.config.js");

/** @type {import("jest").Config} */
module.exports = {
  ...usual,
  testMatch: ["<rootDir>/__tests__/lab/**/*.long.ts"],
  testSequencer: undefined,
};
