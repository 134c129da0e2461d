import { pino } from 'pino';
import { loadDemo } from '../../src/demo/load-demo';
import { Steward } from '../support/steward';
it('loads', async () => {
  const steward = await Steward.start();
  const t = Date.now();
  const c = process.cpuUsage();
  await loadDemo({ dataSource: steward.dataSource, log: pino({ level: 'silent' }) }, steward.clock.now());
  console.log('ms', Date.now() - t, process.cpuUsage(c));
  const n = await steward.asOwner((o) => o.query('select action, count(*) from audit_records group by 1'));
  console.log(n);
  await steward.stop();
});
