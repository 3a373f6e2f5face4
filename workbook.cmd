@echo off
rem Builds what has changed since the last time, quietly, then runs the workbook command:
rem   workbook run        workbook --help
rem That it builds is said on stderr; what the build says goes there only when it fails.
setlocal
set "ROOT=%~dp0"
set "COMMAND=%ROOT%lib\Workbook.Cli\bin\Release\net10.0\Workbook.Cli.dll"
set "STAMP=%ROOT%lib\bin\.built"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
rem Of lib everything but its folders bin and obj; what the folders above are called does not matter.
set "LIST=Set-Location -LiteralPath $env:ROOT; $lib = (Get-Item -LiteralPath lib).FullName; $files = @(Get-Item -LiteralPath Directory.Build.props, Directory.Build.targets, Directory.Packages.props, global.json, .editorconfig) + @(Get-ChildItem -LiteralPath $lib -Recurse -File | Where-Object { $_.FullName.Substring($lib.Length) -notmatch '\\(bin|obj)\\' } | Sort-Object FullName)"

where /q dotnet
if errorlevel 1 (
    echo workbook: the command dotnet was not found. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)

if not exist "%STAMP%" goto build
if not exist "%COMMAND%" goto build
if not exist "%ROOT%lib\bin\Workbook.dll" goto build
rem The stamp is as old as the last build's begin and lists the files it had.
powershell -NoProfile -ExecutionPolicy Bypass -Command "%LIST%; $stamp = Get-Item -Force -LiteralPath $env:STAMP; $newer = $files | Where-Object { $_.LastWriteTimeUtc -gt $stamp.LastWriteTimeUtc -or $_.CreationTimeUtc -gt $stamp.LastWriteTimeUtc }; if ($newer -or (($files.FullName -join '|') -ne (Get-Content -Raw -LiteralPath $stamp.FullName).Trim())) { exit 1 } else { exit 0 }"
if errorlevel 1 goto build
goto run

:build
dotnet --list-sdks | findstr /b "10." >nul
if errorlevel 1 (
    echo workbook: dotnet has no SDK of version 10. Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
    exit /b 1
)
if exist "%STAMP%" (echo Building what has changed... 1>&2) else (echo Building the workbook: a minute or two, once... 1>&2)
set "LOG=%TEMP%\workbook-build-%RANDOM%.log"
if not exist "%ROOT%lib\bin" mkdir "%ROOT%lib\bin"
powershell -NoProfile -ExecutionPolicy Bypass -Command "%LIST%; Set-Content -Encoding UTF8 -LiteralPath ($env:STAMP + '.new') -Value ($files.FullName -join '|')"
dotnet build "%ROOT%lib\Workbook.Cli" -c Release -v quiet --nologo -clp:NoSummary > "%LOG%" 2>&1
if errorlevel 1 (
    type "%LOG%" 1>&2
    del "%LOG%" "%STAMP%.new" 2>nul
    echo workbook: the build failed; see above. 1>&2
    exit /b 1
)
del "%LOG%"
move /y "%STAMP%.new" "%STAMP%" >nul

:run
dotnet "%COMMAND%" %*
exit /b %ERRORLEVEL%
