import { refuseClosing } from '../../../src/reviews/domain/closing';

describe('A review that cannot be closed', () => {
  it('is told everything at once, each with what it is about, named once', () => {
    const decision = { title: 'One desk' };
    const short = '"One desk" needs EUR 5.00: portfolio "Retail" has EUR 3.00 for it.';
    const refused = refuseClosing([
      { decision, refusal: { code: 'INVALID_INPUT', message: 'nobody is named to lead it' } },
      { decision, refusal: { code: 'OVER_BUDGET', message: short } },
    ]);
    expect(refused).toMatchObject({
      message:
        '"One desk": nobody is named to lead it; "One desk" needs EUR 5.00: portfolio "Retail" has EUR 3.00 for it.',
      missing: [{ code: 'INVALID_INPUT' }, { code: 'OVER_BUDGET' }],
    });
  });
});
