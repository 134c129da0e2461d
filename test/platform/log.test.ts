import { createLog } from '../../src/platform/log';

describe('The log', () => {
  it('tells what an error says, and nothing of what the driver hangs on it', () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    const error = Object.assign(new Error('terminating connection'), {
      code: '57P01',
      client: { secretKey: 1110659522 },
    });
    log.warn({ err: error }, 'a connection was lost');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      msg: 'a connection was lost',
      err: { name: 'Error', code: '57P01', message: 'terminating connection' },
    });
    expect(lines[0]).not.toContain('secretKey');
  });
});
