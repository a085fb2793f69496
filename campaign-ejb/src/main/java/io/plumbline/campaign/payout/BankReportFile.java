package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.BankReports;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a bank says, in the element names that all versions of these messages share; banks fill in more or less of the rest. */
final class BankReportFile {

    /**
     * @param endToEndId null when the bank speaks of a whole file
     * @param file       message id of ours, or null
     * @param result     paid or failed
     * @param amount     as it was ordered; null when the bank gives none
     * @param booked     what it came to in the currency of our account, where that is another one; else null
     */
    record Word(String endToEndId, String file, String result, String reason, Money amount, Money booked) {
    }

    private static final int MOST_BYTES = 20_000_000;
    private static final Map<String, String> KINDS = Map.of("CstmrPmtStsRpt", "pain.002", "BkToCstmrAcctRpt", "camt.052", "BkToCstmrStmt", "camt.053",
            "BkToCstmrDbtCdtNtfctn", "camt.054");
    private static final Set<String> SETTLED = Set.of("ACSC", "ACCC");
    private static final Set<String> NO_ID = Set.of("", "NOTPROVIDED");

    private final List<Word> words = new ArrayList<>();
    private final String kind;
    private final String messageId;
    private int passed;

    private BankReportFile(Element message) {
        kind = KINDS.get(message.getLocalName());
        messageId = text(message, "GrpHdr", "MsgId");
        if (kind.equals("pain.002")) {
            status(message);
        } else {
            children(message).filter(one -> !one.getLocalName().equals("GrpHdr")).flatMap(one -> children(one, "Ntry")).forEach(this::entry);
        }
        if (words.size() > BankReports.MOST_PAYMENTS) {
            throw new Invalid("file", "too-many", "At most " + BankReports.MOST_PAYMENTS + " payments at once.");
        }
    }

    static BankReportFile read(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Invalid("file", "too-large", "At most 20 MB.");
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            return new BankReportFile(children(root).filter(one -> KINDS.containsKey(one.getLocalName())).findFirst().orElseThrow(() -> new Invalid("file", "bank-report-unknown",
                    "This is no pain.002, camt.052, camt.053 or camt.054.")));
        } catch (SAXException malformed) {
            throw new Invalid("file", "bank-report-malformed", "This is not XML as a bank writes it: " + malformed.getMessage());
        } catch (IOException unreadable) {
            throw new Invalid("file", "file-unreadable", "The file broke off.");
        } catch (ParserConfigurationException bug) {
            throw new IllegalStateException(bug);
        }
    }

    List<Word> words() {
        return words;
    }

    String kind() {
        return kind;
    }

    String messageId() {
        return messageId;
    }

    int passed() {
        return passed;
    }

    /** A status counts for everything below it that has none of its own. */
    private void status(Element message) {
        Element group = child(message, "OrgnlGrpInfAndSts");
        List<Element> batches = children(message, "OrgnlPmtInfAndSts").toList();
        if (batches.isEmpty() && group != null) {
            judge(null, text(group, "OrgnlMsgId"), text(group, "GrpSts"), group);
        }
        for (Element batch : batches) {
            Element speaks = text(batch, "PmtInfSts").isEmpty() && group != null ? group : batch;
            String status = speaks == batch ? text(batch, "PmtInfSts") : text(group, "GrpSts");
            List<Element> payments = children(batch, "TxInfAndSts").toList();
            if (payments.isEmpty()) {
                judge(null, text(batch, "OrgnlPmtInfId"), status, speaks);
            }
            for (Element payment : payments) {
                String own = text(payment, "TxSts");
                judge(text(payment, "OrgnlEndToEndId"), null, own.isEmpty() ? status : own, own.isEmpty() ? speaks : payment);
            }
        }
    }

    private void judge(String endToEndId, String file, String status, Element speaks) {
        if (status.equals("RJCT")) {
            words.add(new Word(endToEndId, file, "failed", reason(speaks, "StsRsnInf", status), null, null));
        } else if (SETTLED.contains(status)) {
            words.add(new Word(endToEndId, file, "paid", null, null, null));
        } else {
            passed++;
        }
    }

    private void entry(Element entry) {
        String state = text(entry, "Sts", "Cd").isEmpty() ? text(entry, "Sts") : text(entry, "Sts", "Cd");
        List<Element> payments = children(entry, "NtryDtls").flatMap(details -> children(details, "TxDtls")).toList();
        if (!state.equals("BOOK")) {
            passed += Math.max(1, payments.size());
        } else if (payments.stream().noneMatch(BankReportFile::hasId)) {
            batch(entry, payments);
        } else {
            payments.forEach(payment -> payment(entry, payment));
        }
    }

    private void payment(Element entry, Element payment) {
        if (!hasId(payment)) {
            passed++;
            return;
        }
        boolean debit = text(payment, "CdtDbtInd").isEmpty() ? isDebit(entry) : isDebit(payment);
        Element back = child(payment, "RtrInf");
        boolean returned = !debit && (back != null || isReversal(entry));
        Money amount = amount(payment);
        Money ordered = money(child(payment, "AmtDtls", "InstdAmt", "Amt"));
        boolean exchanged = amount != null && ordered != null && !ordered.currency().equals(amount.currency());
        Money asked = exchanged ? ordered : amount;
        Money booked = exchanged ? amount : null;
        if (returned) {
            words.add(new Word(endToEndId(payment), null, "failed", reason(payment, "RtrInf", "Sent back by the bank"), asked, booked));
        } else if (debit && back == null && !isReversal(entry)) {
            words.add(new Word(endToEndId(payment), null, "paid", null, asked, booked));
        } else {
            passed++;
        }
    }

    /** Banks book an order as one sum and may name nothing but our file. */
    private void batch(Element entry, List<Element> payments) {
        String file = Stream.concat(children(entry, "NtryDtls").flatMap(details -> children(details, "Btch")), payments.stream().map(payment -> child(payment, "Refs")))
                .filter(names -> names != null).map(names -> text(names, "PmtInfId").isEmpty() ? text(names, "MsgId") : text(names, "PmtInfId"))
                .filter(name -> !name.isEmpty()).findFirst().orElse(null);
        if (file == null || !isDebit(entry) || isReversal(entry)) {
            passed++;
        } else {
            words.add(new Word(null, file, "paid", null, amount(entry), null));
        }
    }

    private static boolean hasId(Element payment) {
        return !NO_ID.contains(endToEndId(payment));
    }

    private static String endToEndId(Element payment) {
        return text(payment, "Refs", "EndToEndId");
    }

    private static boolean isDebit(Element one) {
        return text(one, "CdtDbtInd").equals("DBIT");
    }

    private static boolean isReversal(Element entry) {
        return text(entry, "RvslInd").equals("true") || text(entry, "RvslInd").equals("1");
    }

    private static Money amount(Element one) {
        return money(child(one, "Amt") != null ? child(one, "Amt") : child(one, "AmtDtls", "TxAmt", "Amt"));
    }

    private static Money money(Element amount) {
        return amount == null || amount.getAttribute("Ccy").isEmpty() ? null : Money.of(amount.getTextContent().strip(), amount.getAttribute("Ccy"));
    }

    private static String reason(Element one, String information, String otherwise) {
        String told = children(one, information).map(why -> Stream.of(text(why, "Rsn", "Cd"), text(why, "Rsn", "Prtry"),
                        children(why, "AddtlInf").map(more -> more.getTextContent().strip()).collect(Collectors.joining(" ")))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "))).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return told.isEmpty() ? otherwise : told;
    }

    private static Element child(Element of, String... path) {
        Element at = of;
        for (String name : path) {
            at = at == null ? null : children(at, name).findFirst().orElse(null);
        }
        return at;
    }

    /** @return without blanks around it; empty when there is none, or when it has elements of its own */
    private static String text(Element of, String... path) {
        Element found = child(of, path);
        return found == null || children(found).findAny().isPresent() ? "" : found.getTextContent().strip();
    }

    private static Stream<Element> children(Element of, String name) {
        return children(of).filter(one -> name.equals(one.getLocalName()));
    }

    private static Stream<Element> children(Element of) {
        List<Element> found = new ArrayList<>();
        for (Node one = of.getFirstChild(); one != null; one = one.getNextSibling()) {
            if (one instanceof Element element) {
                found.add(element);
            }
        }
        return found.stream();
    }
}
