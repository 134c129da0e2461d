/** A column of demo/complaints.csv that figures are counted by. */
export type ComplaintColumn =
  | 'Product'
  | 'Sub-product'
  | 'Issue'
  | 'Sub-issue'
  | 'Submitted via'
  | 'Company response to consumer'
  | 'Timely response?'
  | 'Consumer disputed?';

/** How many complaints have one of these values in each of these columns. A test recounts every one. */
export interface ComplaintFigure {
  readonly count: number;
  readonly where: Readonly<Partial<Record<ComplaintColumn, readonly string[]>>>;
}

const ERRORS = 'Incorrect information on credit report';
const HARDSHIP = 'Loan modification,collection,foreclosure';
const SERVICING = 'Loan servicing, payments, escrow account';
const DEPOSITS = 'Deposits and withdrawals';
const MANAGING_LOAN = 'Managing the loan or lease';
const IMPROPER_CONTACT = 'Improper contact or sharing of info';
const NOT_OWED = "Cont'd attempts collect debt not owed";
const disputed = { 'Consumer disputed?': ['Yes'] } as const;
const moneyBack = { 'Company response to consumer': ['Closed with monetary relief'] } as const;

/** Every number about the complaints that the demo cites; its texts cite no other. */
export const COMPLAINT_FIGURES = {
  all: { count: 3186, where: {} },
  disputed: { count: 595, where: disputed },
  disputedAfterExplanation: {
    count: 525,
    where: { ...disputed, 'Company response to consumer': ['Closed with explanation'] },
  },
  closedWithExplanation: { count: 2489, where: { 'Company response to consumer': ['Closed with explanation'] } },
  late: { count: 93, where: { 'Timely response?': ['No'] } },
  byPostOrFax: { count: 220, where: { 'Submitted via': ['Postal mail', 'Fax'] } },
  creditReporting: { count: 638, where: { Product: ['Credit reporting'] } },
  reportErrors: { count: 449, where: { Issue: [ERRORS] } },
  reportErrorsNotMine: { count: 157, where: { Issue: [ERRORS], 'Sub-issue': ['Information is not mine'] } },
  reportErrorsByWeb: { count: 338, where: { Issue: [ERRORS], 'Submitted via': ['Web'] } },
  investigation: { count: 82, where: { Issue: ["Credit reporting company's investigation"] } },
  mortgage: { count: 921, where: { Product: ['Mortgage'] } },
  hardship: { count: 401, where: { Issue: [HARDSHIP] } },
  hardshipByReferral: { count: 135, where: { Issue: [HARDSHIP], 'Submitted via': ['Referral'] } },
  hardshipDisputed: { count: 88, where: { Issue: [HARDSHIP], ...disputed } },
  servicing: { count: 352, where: { Issue: [SERVICING] } },
  servicingDisputed: { count: 84, where: { Issue: [SERVICING], ...disputed } },
  debtCollection: { count: 625, where: { Product: ['Debt collection'] } },
  debtNotOwed: { count: 261, where: { Issue: [NOT_OWED] } },
  debtNotMine: { count: 156, where: { Issue: [NOT_OWED], 'Sub-issue': ['Debt is not mine'] } },
  debtPaid: { count: 68, where: { Issue: [NOT_OWED], 'Sub-issue': ['Debt was paid'] } },
  debtVerification: { count: 143, where: { Issue: ['Disclosure verification of debt'] } },
  communicationTactics: { count: 99, where: { Issue: ['Communication tactics'] } },
  improperContact: { count: 32, where: { Issue: [IMPROPER_CONTACT] } },
  toldToOthers: {
    count: 13,
    where: { Issue: [IMPROPER_CONTACT], 'Sub-issue': ['Talked to a third party about my debt'] },
  },
  repeatedCalls: {
    count: 65,
    where: { Issue: ['Communication tactics'], 'Sub-issue': ['Frequent or repeated calls'] },
  },
  bankAccount: { count: 383, where: { Product: ['Bank account or service'] } },
  openingClosing: { count: 160, where: { Issue: ['Account opening, closing, or management'] } },
  deposits: { count: 105, where: { Issue: [DEPOSITS] } },
  depositsDisputed: { count: 18, where: { Issue: [DEPOSITS], ...disputed } },
  lowFunds: { count: 54, where: { Issue: ['Problems caused by my funds being low'] } },
  lowFundsRelief: { count: 14, where: { Issue: ['Problems caused by my funds being low'], ...moneyBack } },
  creditCard: { count: 339, where: { Product: ['Credit card'] } },
  billingDisputes: { count: 64, where: { Issue: ['Billing disputes'] } },
  billingDisputesRelief: { count: 21, where: { Issue: ['Billing disputes'], ...moneyBack } },
  cardFraud: { count: 41, where: { Issue: ['Identity theft / Fraud / Embezzlement'] } },
  lateFee: { count: 20, where: { Issue: ['Late fee'] } },
  lateFeeRelief: { count: 12, where: { Issue: ['Late fee'], ...moneyBack } },
  consumerLoan: { count: 159, where: { Product: ['Consumer Loan'] } },
  managingLoan: { count: 78, where: { Issue: [MANAGING_LOAN] } },
  managingCarLoan: {
    count: 53,
    where: { Issue: [MANAGING_LOAN], 'Sub-product': ['Vehicle loan', 'Vehicle lease'] },
  },
  managingLoanDisputed: { count: 17, where: { Issue: [MANAGING_LOAN], ...disputed } },
  studentLoan: { count: 44, where: { Product: ['Student loan'] } },
  studentLoanServicer: { count: 23, where: { Issue: ['Dealing with my lender or servicer'] } },
} as const satisfies Record<string, ComplaintFigure>;

/** A figure as a text cites it: `3,186`. */
export const cited = (figure: keyof typeof COMPLAINT_FIGURES): string =>
  COMPLAINT_FIGURES[figure].count.toLocaleString('en-US');
