package io.plumbline.campaign.payout;

import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.shared.Money;

/** One payment of a file. @param number of its statement, which is the end-to-end id too */
record Payment(String number, Money amount, PayeeBook.Account account, String country) {
}
