const alone = require('./alone.json');

/**
 * The volumes first, in their order, and then what runs alone, in that of its list: what takes longest comes first, so that
 * no worker waits long for the other's last one. By itself Jest goes by a file's size until it has seen it run.
 */
module.exports = class Sequencer {
  sort(tests) {
    const place = ({ path }) => alone.findIndex((file) => path.endsWith(`/test/${file}`));
    return tests.toSorted((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }

  /** Jest says how each went. Nothing depends on it. */
  cacheResults() {}
};
