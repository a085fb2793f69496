package io.plumbline.campaign.payout;

import io.plumbline.campaign.payout.FileEntity.Debtor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A SEPA credit transfer order: ISO 20022 pain.001.001.09, one batch, debited as one sum. */
final class PainFile {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;

    private final XMLStreamWriter xml;

    private PainFile(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] of(FileEntity file, Debtor debtor, List<Payment> payments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "Document");
            xml.writeDefaultNamespace(NAMESPACE);
            new PainFile(xml).write(file, debtor, payments);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException bug) {
            throw new IllegalStateException(bug);
        }
        return bytes.toByteArray();
    }

    private void write(FileEntity file, Debtor debtor, List<Payment> payments) throws XMLStreamException {
        in("CstmrCdtTrfInitn", () -> {
            in("GrpHdr", () -> {
                text("MsgId", file.messageId());
                text("CreDtTm", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(file.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
                sums(file, payments);
                in("InitgPty", () -> text("Nm", SepaText.of(debtor.name(), NAME)));
            });
            in("PmtInf", () -> {
                text("PmtInfId", file.messageId());
                text("PmtMtd", "TRF");
                text("BtchBookg", "true");
                sums(file, payments);
                in("PmtTpInf", () -> in("SvcLvl", () -> text("Cd", "SEPA")));
                in("ReqdExctnDt", () -> text("Dt", file.executionOn().toString()));
                in("Dbtr", () -> text("Nm", SepaText.of(debtor.name(), NAME)));
                in("DbtrAcct", () -> in("Id", () -> text("IBAN", debtor.iban())));
                in("DbtrAgt", () -> bank(debtor.bic()));
                text("ChrgBr", "SLEV");
                for (Payment payment : payments) {
                    in("CdtTrfTxInf", () -> transfer(payment, debtor));
                }
            });
        });
    }

    private void transfer(Payment payment, Debtor debtor) throws XMLStreamException {
        in("PmtId", () -> {
            text("InstrId", payment.number());
            text("EndToEndId", payment.number());
        });
        in("Amt", () -> {
            xml.writeStartElement(NAMESPACE, "InstdAmt");
            xml.writeAttribute("Ccy", payment.amount().currency());
            xml.writeCharacters(payment.amount().amount().toPlainString());
            xml.writeEndElement();
        });
        if (payment.account().bic() != null) {
            in("CdtrAgt", () -> bank(payment.account().bic()));
        }
        in("Cdtr", () -> text("Nm", SepaText.of(payment.account().holder(), NAME)));
        in("CdtrAcct", () -> in("Id", () -> text("IBAN", payment.account().number())));
        in("RmtInf", () -> text("Ustrd", SepaText.of("Statement " + payment.number() + " " + debtor.name(), REMITTANCE)));
    }

    private void sums(FileEntity file, List<Payment> payments) throws XMLStreamException {
        text("NbOfTxs", Integer.toString(payments.size()));
        text("CtrlSum", file.total().amount().toPlainString());
    }

    /** Within SEPA the account number alone finds the bank. */
    private void bank(String bic) throws XMLStreamException {
        in("FinInstnId", () -> {
            if (bic != null) {
                text("BICFI", bic);
            } else {
                in("Othr", () -> text("Id", "NOTPROVIDED"));
            }
        });
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void in(String element, Content content) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        content.write();
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        in(element, () -> xml.writeCharacters(text));
    }
}
