import java.io.FileReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import net.sourceforge.segment.TextIterator;
import net.sourceforge.segment.srx.SrxDocument;
import net.sourceforge.segment.srx.SrxTextIterator;
import net.sourceforge.segment.srx.io.Srx2Parser;

/** Splits each line of stdin by the rules of a file; a segment a line, an empty line after those of each line. */
public class SplitLines {
    public static void main(String[] arguments) throws Exception {
        SrxDocument rules;
        try (FileReader file = new FileReader(arguments[0], StandardCharsets.UTF_8)) {
            rules = new Srx2Parser().parse(file);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line : new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            TextIterator segments = new SrxTextIterator(rules, arguments[1], line);
            while (segments.hasNext()) {
                out.println(segments.next().trim());
            }
            out.println();
        }
        out.flush();
    }
}
