import { recordFeedback, type FeedbackInput } from '../../../src/listening/domain/feedback';

const said = (changes: Partial<FeedbackInput> = {}): FeedbackInput => ({
  source: 'SURVEY',
  party: 'FIRST_PARTY',
  speaker: 'EMPLOYEE',
  receivedOn: '2024-05-30',
  text: ' The form asks twice. ',
  themeIds: [],
  ...changes,
});
const record = (changes: Partial<FeedbackInput> = {}) => recordFeedback(said(changes), '2024-05-31');

describe('feedback that a person records', () => {
  it('is kept trimmed, with what was left out as null', () => {
    expect(record()).toEqual({
      source: 'SURVEY',
      party: 'FIRST_PARTY',
      speaker: 'EMPLOYEE',
      receivedOn: '2024-05-30',
      text: 'The form asks twice.',
      language: null,
      rating: null,
      channelId: null,
      productId: null,
      journeyId: null,
      customerKey: null,
      themeIds: [],
    });
  });

  it('says something: a text, a rating or a theme', () => {
    expect(record({ text: ' ' })).toMatchObject({ problems: [{ path: 'input' }] });
  });

  it.each([{ rating: 0 }, { themeIds: ['t1'] }])('says enough with %j alone', (given) => {
    expect(record({ text: null, ...given })).toMatchObject(given);
  });

  it('was not received in the future', () => {
    expect(record({ receivedOn: '2024-06-01' })).toMatchObject({ problems: [{ path: 'input.receivedOn' }] });
  });

  it.each([4.35, 0, 100, 9.5])('may be rated %d', (rating) => {
    expect(record({ rating })).toMatchObject({ rating });
  });

  it.each([-1, 100.5, 4.355, NaN, 1e-7])('may not be rated %d', (rating) => {
    expect(record({ rating })).toMatchObject({ problems: [{ path: 'input.rating' }] });
  });

  it('is known by a customer key, trimmed, where a customer said it', () => {
    expect(record({ speaker: 'CUSTOMER', customerKey: ' c-17 ' })).toMatchObject({ customerKey: 'c-17' });
    expect(record({ customerKey: 'c-17' })).toMatchObject({ problems: [{ path: 'input.customerKey' }] });
    expect(record({ customerKey: ' ' })).toMatchObject({ customerKey: null });
  });

  it('names a theme once', () => {
    expect(record({ themeIds: ['a', 'a'] })).toMatchObject({ problems: [{ path: 'input.themeIds[1]' }] });
  });
});
