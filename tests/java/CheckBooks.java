import com.adobe.epubcheck.api.EpubCheck;
import java.io.File;

/** Checks EPUB files in one go: the checker itself takes one, and its start takes longer than a book. */
class CheckBooks {
    public static void main(String[] books) {
        int worst = 0;
        for (String book : books) {
            int result = new EpubCheck(new File(book)).doValidate();
            System.out.println(book + ": " + result);
            worst = Math.max(worst, result);
        }
        System.exit(worst);
    }
}
