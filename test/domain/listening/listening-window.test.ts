import { listeningWindow } from '../../../src/listening/domain/listening-window';

describe('A window of feedback', () => {
  it.each([
    ['today and 12 months back', {}, '2026-11-02', { from: '2025-11-03', to: '2026-11-02' }],
    ['12 months back from its last day', { to: '2026-06-30' }, '2026-11-02', { from: '2025-07-01', to: '2026-06-30' }],
    ['today as its last day', { from: '2026-10-01' }, '2026-11-02', { from: '2026-10-01', to: '2026-11-02' }],
    ['what is given', { from: '2020-01-01', to: '2020-01-01' }, '2026-11-02', { from: '2020-01-01', to: '2020-01-01' }],
    ['null like what is left out', { from: null, to: null }, '2026-12-31', { from: '2026-01-01', to: '2026-12-31' }],
    // The 29th of February 2023 is the 1st of March, and the day after it the 2nd.
    ['a year without a leap day', {}, '2024-02-29', { from: '2023-03-02', to: '2024-02-29' }],
  ])('takes %s', (_what, asked, today, window) => {
    expect(listeningWindow(asked, today)).toEqual(window);
  });
});
