import { environment, readConfig, type Config } from '../src/platform/config';
import { explainFailure } from '../src/platform/startup-problem';

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs a script to its end: what goes wrong is one line on stderr and exit status 1, never a stack.
 * @param work answers whether all is well, or with the exit status that says what is not
 * @param explain words for what only this script can meet; undefined for all else
 */
export function runScript(
  work: (config: Config) => Promise<boolean | number>,
  explain: (error: unknown) => string | undefined = () => undefined,
): void {
  let config: Config | undefined;
  const start = async (): Promise<boolean | number> => work((config = readConfig(environment())));
  start().then(
    (well) => (process.exitCode = typeof well === 'number' ? well : well ? 0 : 1),
    (error: unknown) => {
      complain(explain(error) ?? explainFailure(error, config ?? { host: '', port: 0 }));
      process.exitCode = 1;
    },
  );
}
