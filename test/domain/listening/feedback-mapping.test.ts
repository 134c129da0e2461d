import { readMapping } from '../../../src/listening/domain/feedback-mapping';
import { complaintsMapping } from './complaints';

const problemsOf = (value: unknown) => {
  const answer = readMapping(value);
  return 'problems' in answer ? answer.problems : [];
};
const least = {
  dataset: 'reviews',
  source: 'REVIEW',
  party: 'THIRD_PARTY',
  speaker: 'CUSTOMER',
  receivedOn: { column: 'date', format: 'YYYY-MM-DD' },
};

describe('a feedback mapping', () => {
  it('is read as it was written', () => {
    expect(complaintsMapping()).toEqual({
      dataset: 'cfpb-complaints',
      source: 'COMPLAINT',
      party: 'THIRD_PARTY',
      speaker: 'CUSTOMER',
      receivedOn: { column: 'Date received', format: 'M/D/YYYY' },
      channel: { column: 'Submitted via' },
      product: { column: 'Product' },
      themes: [{ column: 'Issue' }],
      attributes: {
        company: 'Company',
        'company response': 'Company response to consumer',
        timely: 'Timely response?',
        disputed: 'Consumer disputed?',
        'sub-product': 'Sub-product',
        'sub-issue': 'Sub-issue',
        state: 'State',
      },
    });
  });

  it('needs no column but the date', () => {
    expect(readMapping(least)).toEqual(least);
  });

  it('names a customer key with what customers said, and only then', () => {
    const keyed = { ...least, customerKey: { column: 'customer' } };
    expect(readMapping(keyed)).toEqual(keyed);
    expect(problemsOf({ ...keyed, speaker: 'EMPLOYEE' })).toMatchObject([{ path: 'mapping.customerKey' }]);
  });

  it('may rename values and split themes', () => {
    const full = {
      ...least,
      channel: { column: 'via', rename: { T: 'Phone' } },
      themes: [{ column: 'tags', separator: ';' }],
      attributes: { shop: 'Shop ' },
    };
    expect(readMapping(full)).toEqual(full);
  });

  it('names every problem at its path', () => {
    const wrong = {
      dataset: ' ',
      source: 'Complaint',
      party: 3,
      receivedOn: { column: 'date', format: 'D.M.YYYY' },
      chanel: { column: 'via' },
      product: 'Product',
      themes: [{ column: 'tags', separator: '' }, null],
      channel: { column: 'via', rename: { T: 1 } },
      attributes: { ' ': 'Shop', shop: 7 },
    };
    expect(problemsOf(wrong).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'mapping.chanel: Not a field here: expected dataset, source, party, speaker, receivedOn, channel, product, journey, themes, text, language, rating, customerKey, attributes, externalId.',
      'mapping.dataset: Expected a text, got an empty one.',
      'mapping.source: Expected SURVEY, REVIEW, SOCIAL, FOCUS_GROUP, OPERATIONAL_DATA, CONVERSATION, COMPLAINT, got "Complaint".',
      'mapping.party: Expected FIRST_PARTY, SECOND_PARTY, THIRD_PARTY, got a number.',
      'mapping.speaker: Expected CUSTOMER, EMPLOYEE, got nothing.',
      'mapping.receivedOn.format: Expected YYYY-MM-DD, M/D/YYYY, got "D.M.YYYY".',
      'mapping.channel.rename["T"]: Expected a text, got a number.',
      'mapping.product: Expected an object, got a string.',
      'mapping.product.column: Expected a text, got nothing.',
      'mapping.themes[0].separator: Expected the text that stands between two themes, such as ";".',
      'mapping.themes[1]: Expected an object, got null.',
      'mapping.themes[1].column: Expected a text, got nothing.',
      'mapping.attributes["shop"]: Expected a text, got a number.',
      'mapping.attributes[" "] (the name): Expected a text, got an empty one.',
    ]);
  });

  it.each([null, [], 'mapping', 7, undefined])('is not %j', (value) => {
    expect(problemsOf(value)[0]?.path).toBe('mapping');
  });
});
