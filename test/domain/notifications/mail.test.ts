import fc from 'fast-check';
import {
  dropped,
  failed,
  queued,
  retry,
  sent,
  wordMail,
  type MailDelivery,
} from '../../../src/notifications/domain/mail';

const delivery: MailDelivery = {
  ...queued({ id: 'the-delivery', notificationId: 'the-notification' }, new Date('2026-11-02T09:00:00Z')),
  organizationId: 'the-organization',
};
const asked = {
  delivery,
  notification: { kind: 'PROPOSAL_OUTCOME', title: 'Funded: "Clocks"', text: 'It becomes\nan initiative.' },
  person: { name: 'Ben Business', email: 'ben@example.com' },
  link: 'https://steward.example/proposals/UHJv',
  from: 'Steward <steward@harbour.example>',
} as const;

describe('The words of a mail', () => {
  it('are the title as subject, the text and the link', () => {
    expect(wordMail(asked)).toEqual({
      to: { name: 'Ben Business', address: 'ben@example.com' },
      subject: 'Funded: "Clocks"',
      text: [
        'Hello Ben Business,\n\nFunded: "Clocks"\n\nIt becomes\nan initiative.\n\nhttps://steward.example/proposals/UHJv\n\n',
        '-- \nYou get this mail because your notifications of kind PROPOSAL_OUTCOME are sent by mail.',
      ].join(''),
      html: expect.stringContaining('<strong>Funded: &quot;Clocks&quot;</strong>'),
      messageId: '<the-delivery@harbour.example>',
    });
  });

  it('have the same message id each time, in the sender’s domain', () => {
    expect(wordMail({ ...asked, from: 'noreply@example.org' }).messageId).toBe('<the-delivery@example.org>');
  });

  it('keep every header in one line and every text out of the markup, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, title) => {
        const { to, subject, html } = wordMail({
          ...asked,
          person: { name: `${name}\r\nBcc: x`, email: 'ben@example.com' },
          notification: { ...asked.notification, title: `${title}<script>\n`, text: `</p><img src="${title}">` },
        });
        expect(`${to.name}${to.address}${subject}`).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(Array.from(subject).length).toBeLessThanOrEqual(200);
        expect(html).not.toMatch(/<script|<img/);
      }),
    );
  });
});

describe('A mail', () => {
  const now = new Date('2026-11-02T09:05:00Z');

  it('is sent by its last attempt', () => {
    expect(sent({ attempts: 2 }, now)).toEqual({ state: 'SENT', attempts: 3, lastError: null, sentAt: now });
  });

  it('stays queued after an attempt that came to nothing, until no further one is made', () => {
    expect(failed({ attempts: 0 }, 'Try\r\nlater', false)).toEqual({
      ...{ state: 'QUEUED', attempts: 1, lastError: 'Try later', sentAt: null },
    });
    expect(failed({ attempts: 11 }, 'x'.repeat(600), true)).toEqual({
      ...{ state: 'FAILED', attempts: 12, lastError: 'x'.repeat(500), sentAt: null },
    });
  });

  it('is dropped without an attempt', () => {
    expect(dropped({ ...delivery, attempts: 1, lastError: 'Try later' })).toMatchObject({
      state: 'DROPPED',
      attempts: 1,
    });
  });

  it.each(['FAILED', 'QUEUED'] as const)('that is %s is queued again, with all attempts before it', (state) => {
    expect(retry({ state }, true)).toEqual({ state: 'QUEUED', attempts: 0 });
  });

  it.each(['SENT', 'DROPPED'] as const)('that is %s is not', (state) => {
    expect(retry({ state }, true)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: state });
  });

  it('is not queued where none is sent', () => {
    expect(retry({ state: 'FAILED' }, false)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'MAIL_OFF' });
  });
});
