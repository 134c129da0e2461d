import { benchAnswers } from '../bench/answers';
import { bench } from '../bench/bench';
import { readOptions, USAGE } from '../bench/options';
import { benchPortfolio } from '../bench/portfolio';
import { benchTimers } from '../bench/timers';
import { print, runScript } from './run-script';

/** Measures Steward under load, beside a hand-written limit and the usual way. */
runScript(async (config) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) print(USAGE);
  else if (options.portfolio) await benchPortfolio(options, print);
  else if (options.metrics) await benchAnswers(config, options, print);
  else if (options.timers) await benchTimers(config, options, print);
  else await bench(config, options, print);
  return true;
});
