export { CustomerTable } from './customer.table';
export { readsCustomerTexts, textsAreOpen } from './customer-texts.read';
export { erasedRows, type ErasureStep } from './erasure-step';
export { customersOf, holdCustomer, keepCustomers } from './known-customers';
